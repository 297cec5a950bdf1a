public import AppraisalNumerics

extension Share.Headcount: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .floor: Bilingual("舍去小数：28 人的 1/3 是 9 人", "down: 1/3 of 28 is 9")
    case .halfUp: Bilingual("四舍五入：14 人的 20% 是 3 人", "half up: 20 % of 14 is 3")
    case .ceiling: Bilingual("有小数就进一：28 人的 1/3 是 10 人", "up: 1/3 of 28 is 10")
    }
  }
}

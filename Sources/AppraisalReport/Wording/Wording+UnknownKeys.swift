import AppraisalIngest

extension Wording {
  /// What to do about a key that a list does not hold.
  ///
  /// An identifier in scientific notation has lost its digits: entering it in the list would make
  /// the loss permanent.
  func remedy(unknown key: String, in list: IssueKind.KeyList) -> String {
    guard !isScientific(key) else {
      return self(
        "编号被表格软件改成了科学计数法，请从原系统重新导出，并把该列设为“文本”格式",
        "a spreadsheet turned the identifier into scientific notation; export again with the column "
          + "set to text")
    }
    return switch list {
    case .roster, .members: self("请核对写法，或补充名册", "check the spelling or complete the list")
    case .organisations: self("请核对写法，或补充组织表", "check the spelling or complete the organisations")
    case .items:
      self(
        "请核对写法，或改 scheme.yaml 中 ballots 的 item",
        "check the spelling, or correct `item` in scheme.yaml")
    case .groups:
      self(
        "请核对写法，或在 scheme.yaml 该主体的 aliases 中补上这种写法",
        "check the spelling, or add it to the `aliases` of the group in scheme.yaml")
    case .meetings: self("请核对写法，或补充会议清单", "check the spelling or complete the meetings")
    case .households: self("请核对写法，或补充住户名单", "check the spelling or complete the households")
    }
  }

  /// What to do about an answer that is not on its scale; one or two digits may be the number of an
  /// option.
  func remedy(offScale answer: String, _ answers: IssueKind.ScaleAnswers) -> String {
    switch answers {
    case .words: return remedy(offWords: answer)
    case .wordsWithPoints:
      return self(
        "请写等级词和它的一个分数，如“优秀95”或“优秀（95）”，或只写分数，用半角数字，不带空格、单位",
        "write the word with one of its points, such as 优秀95 or 优秀（95）, or the points alone, in plain "
          + "digits without blanks or units")
    case .numbers(let lowest, let highest):
      return self(
        "请核对原始问卷，应为 \(lowest) 到 \(highest) 之间的数",
        "check the questionnaire; a number from \(lowest) to \(highest) belongs there")
    case .places(let count):
      return self(
        "请核对原始问卷，应为名次 1 到 \(count)（如“3”或“第3名”）",
        "check the questionnaire; a place from 1 to \(count) belongs there, such as 3 or 第3名")
    }
  }

  private func remedy(offWords answer: String) -> String {
    let digits = answer.utf8
    let isOption =
      (1...2).contains(digits.count)
      && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return isOption
      ? self(
        "请核对原始问卷；若导出的是选项序号，请改为按选项文本重新导出",
        "check the questionnaire; if numbers of options were exported, export again by text")
      : self(
        "请核对原始问卷；若只是写法不同，请写进该量表的 aliases",
        "check the questionnaire; if it is only spelt differently, add it to the `aliases`")
  }

  /// Digits with a point, `E+` and an exponent, as a spreadsheet shows a long number.
  private func isScientific(_ key: String) -> Bool {
    let parts = key.utf8.split(separator: UInt8(ascii: "E"), omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].first == UInt8(ascii: "+"), parts[1].count > 1 else {
      return false
    }
    let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    return parts[1].dropFirst().allSatisfy(isDigit) && parts[0].contains(where: isDigit)
      && parts[0].allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") }
  }

  /// A character as people see it and by its code point; a blank by its name.
  func character(_ scalar: Unicode.Scalar?) -> String {
    let notation = Lookalike.Difference.notation(scalar)
    guard let scalar else { return notation }
    if let name = blankName(scalar) { return self("\(name)（\(notation)）", "\(name) (\(notation))") }
    let properties = scalar.properties
    let isShown =
      switch properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .otherLetter, .modifierLetter, .decimalNumber,
        .dashPunctuation, .connectorPunctuation, .otherPunctuation, .openPunctuation,
        .closePunctuation, .mathSymbol, .otherSymbol:
        !properties.isDefaultIgnorableCodePoint
      default: false
      }
    return isShown ? self("“\(scalar)”（\(notation)）", "`\(scalar)` (\(notation))") : notation
  }

  private func blankName(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x20: self("空格", "a blank")
    case 0xA0: self("不间断空格", "a no-break space")
    case 0x3000: self("全角空格", "a full-width space")
    case 0x200B: self("零宽空格", "a zero-width space")
    case 0x09: self("制表符", "a tab")
    case 0x0A, 0x0D: self("换行", "a line break")
    default: nil
    }
  }
}

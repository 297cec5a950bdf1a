import AppraisalNumerics

/// Which end of an indicator is the better one.
enum DirectionWord: String, LanguageChoice {
  case higher
  case lower

  var direction: Direction { self == .higher ? .higherIsBetter : .lowerIsBetter }

  var meaning: Bilingual {
    switch self {
    case .higher: Bilingual("越大越好", "more is better")
    case .lower: Bilingual("越小越好", "less is better")
    }
  }
}

/// What becomes of a constant column, where it is no score.
enum ConstantWord: String, LanguageChoice {
  case refuse
  case missing

  var meaning: Bilingual {
    switch self {
    case .refuse: Bilingual("拒绝计算，由人处理", "nothing is computed; somebody must decide")
    case .missing: Bilingual("全列算缺失，不参加合成", "all are missing, and the indicator has no say")
    }
  }
}

/// At which ends scores are cut off.
enum CapWord: String, LanguageChoice {
  case none
  case best
  case worst
  case both

  var caps: Caps {
    switch self {
    case .none: .none
    case .best: .best
    case .worst: .worst
    case .both: .both
    }
  }

  var meaning: Bilingual {
    switch self {
    case .none: Bilingual("不封顶也不保底", "at none")
    case .best: Bilingual("好端封顶", "nobody gets more than the better end")
    case .worst: Bilingual("差端保底", "nobody gets less than the worse end")
    case .both: Bilingual("两端都截", "at both")
    }
  }
}

/// The unit in which goalposts stand.
enum ScaleUnit: String, LanguageChoice {
  case value
  case logarithm

  var meaning: Bilingual {
    switch self {
    case .value: Bilingual("数值本身", "the value")
    case .logarithm: Bilingual("自然对数，数值须大于 0", "its natural logarithm; values are above 0")
    }
  }
}

/// What a variance divides by.
enum DivisorWord: String, LanguageChoice {
  case sample
  case population

  var divisor: VarianceDivisor { self == .sample ? .sample : .population }

  var meaning: Bilingual {
    switch self {
    case .sample: Bilingual("个数减一", "their number less one")
    case .population: Bilingual("个数", "their number")
    }
  }
}

/// What a column is divided by.
enum LengthWord: String, LanguageChoice {
  case length
  case sum
  case largest

  var length: NormaliseRule.ColumnLength {
    switch self {
    case .length: .euclidean
    case .sum: .sum
    case .largest: .largest
    }
  }

  var meaning: Bilingual {
    switch self {
    case .length: Bilingual("列的长度 √Σx²", "the length of the column, √Σx²")
    case .sum: Bilingual("列的总和 Σx", "its sum, Σx")
    case .largest: Bilingual("最大的绝对值", "its largest absolute value")
    }
  }
}

/// Which places equals share.
enum TieWord: String, LanguageChoice {
  case competition
  case dense
  case average

  var rule: TieRule {
    switch self {
    case .competition: .competition
    case .dense: .dense
    case .average: .average
    }
  }

  var meaning: Bilingual {
    switch self {
    case .competition: Bilingual("从差往好数，都占最靠前的名次（1-2-2-4）", "1-2-2-4, counted from the worst")
    case .dense: Bilingual("名次不留空（1-2-2-3）", "1-2-2-3")
    case .average: Bilingual("取所占名次的平均（1-2.5-2.5-4）", "1-2.5-2.5-4")
    }
  }
}

/// What a percentile divides by.
enum PercentileDivisor: String, LanguageChoice {
  case others
  case highest

  var meaning: Bilingual {
    switch self {
    case .others: Bilingual("其他对象的个数（n−1）", "the number of other subjects, n − 1")
    case .highest: Bilingual("最高名次减一，最好者恒为 1", "the highest place less one, so that the best has 1")
    }
  }
}

import AppraisalIngest

extension Wording {
  /// What was found about people and units, and what to do; `nil` for any other kind.
  func peopleWords(_ kind: IssueKind) -> (message: String, remedy: String)? {
    switch kind {
    case .roundedIdentifiers(let count):
      return (
        self(
          "有 \(count) 个编号被表格软件改成了科学计数法，后几位已丢失",
          "a spreadsheet turned \(count) identifiers into scientific notation; their last digits are "
            + "lost"),
        self(
          "请从原系统重新导出，并把该列设为“文本”格式；改格式不能找回已丢的数字",
          "export again from the source with the column set to text; the lost digits cannot be "
            + "brought back")
      )
    case .damagedIdentifier(let damage): return damaged(damage)
    case .lowercaseCheckCharacter:
      return (
        self("校验码小写 x 按大写 X 读取", "a small x as check character was read as X"),
        self("无需处理", "nothing to do")
      )
    case .invisibleCharacter(let codePoint, let position):
      return invisible(codePoint, position: position)
    case .mappedKeys(let count):
      return (
        self("有 \(count) 处写法按对照表换成了编号", "\(count) keys were found by way of the mapping"),
        self("无需处理", "nothing to do")
      )
    case .mappingFault(let form, let fault): return mapping(form, fault)
    default: return identityWords(kind)
    }
  }

  private func identityWords(_ kind: IssueKind) -> (message: String, remedy: String)? {
    switch kind {
    case .unknownLookalike(let found, _, let suggestion, let others):
      let more = others == 0 ? "" : self("；另有 \(others) 个相近", "; \(others) more come close")
      let meant = meant(suggestion)
      return (
        self("找不到“\(found)”；\(meant)\(more)", "`\(found)` is unknown; \(meant)\(more)"),
        self(
          "若确为同一对象，请在文件中改正，或写进对照表",
          "if it is the same, correct it in the file or enter it in the mapping")
      )
    case .ambiguousName(let found, let count):
      return (
        self("名册里有 \(count) 个“\(found)”，分不清是谁", "`\(found)` is the name of \(count) on the list"),
        self("请写编号，或写明单位", "give the identifier, or state the unit")
      )
    case .selfRating:
      return (
        self("评价人与被评人是同一人，未计入", "the evaluator and the rated are the same; not counted"),
        self("请核对，确属自评的删去", "check it, and delete ratings of oneself")
      )
    default: return nil
    }
  }

  private func damaged(_ damage: IdentifierDamage) -> (message: String, remedy: String) {
    let check = self("请对照证件或原系统改正", "correct it from the document or the source")
    switch damage {
    case .scientific:
      return (self("编号成了科学计数法", "the identifier is in scientific notation"), check)
    case .roundedDigits:
      return (
        self(
          "编号末三位是 000 且校验码不符，像是被表格软件舍入过",
          "the identifier ends in 000 and fails its check; a spreadsheet seems to have rounded it"),
        self("请从原系统重新导出，并把该列设为“文本”格式", "export again with the column set to text")
      )
    case .failedCheck:
      return (self("编号的校验码不符", "the check character of the identifier does not fit"), check)
    case .shortened(let usual):
      return (
        self(
          "编号比本列通常的 \(usual) 位短，可能丢了前面的 0",
          "the identifier is shorter than the usual \(usual) digits; leading zeros may be lost"),
        self("请把该列设为“文本”格式后补全", "set the column to text and complete it")
      )
    case .lowercaseX:
      return (self("校验码是小写 x", "the check character is a small x"), check)
    }
  }

  private func invisible(_ codePoint: UInt32, position: Int) -> (message: String, remedy: String) {
    let digits = String(codePoint, radix: 16, uppercase: true)
    let notation = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    let isPrivateUse = (0xE000...0xF8FF).contains(codePoint) || codePoint >= 0xF0000
    if isPrivateUse {
      return (
        self(
          "第 \(position) 个字符 \(notation) 是自造字",
          "character \(position), \(notation), is a private one"),
        self("请换成国家标准中的正式编码", "replace it by the character of the standard")
      )
    }
    return (
      self(
        "第 \(position) 个字符 \(notation) 看不见", "character \(position), \(notation), cannot be seen"),
      self("请删去该字符，重新键入这一格最稳妥", "delete it; typing the cell anew is safest")
    )
  }

  private func mapping(
    _ form: String, _ fault: IssueKind.MappingFault
  ) -> (message: String, remedy: String) {
    switch fault {
    case .twoIdentifiers(let firstLine):
      (
        self(
          "“\(form)”在第 \(firstLine) 行对应另一个编号",
          "`\(form)` stands for another identifier in line \(firstLine)"),
        self("一种写法只能对应一个编号，请删去一行", "one spelling has one identifier; delete a line")
      )
    case .unknownIdentifier(let identifier):
      (
        self(
          "“\(form)”对应的编号“\(identifier)”不在名册中",
          "`\(form)` stands for `\(identifier)`, which is not on the list"),
        self("请核对编号或补名册", "check the identifier or complete the list")
      )
    case .isIdentifier:
      (
        self("“\(form)”本身就是名册中的编号，不能再对照", "`\(form)` is itself an identifier of the list"),
        self("请删去这一行", "delete the line")
      )
    }
  }

  /// Who may be meant, and why.
  private func meant(_ suggestion: NameSuggestion) -> String {
    let known = suggestion.known
    switch suggestion.reason {
    case .looksAlike(let differences):
      return self("名册里有“\(known)”，", "the list has `\(known)`: ") + text(of: differences)
    case .mayLookAlike(let differences):
      return self("名册里有相近的“\(known)”，", "the list has `\(known)`, which comes close: ")
        + text(of: differences)
    case .withoutTitle(let title):
      return self(
        "去掉职务“\(title)”后名册里有“\(known)”", "without the title `\(title)` the list has `\(known)`")
    case .isName(let identifier):
      return self(
        "名册里“\(known)”的编号是“\(identifier)”",
        "on the list `\(known)` has the identifier `\(identifier)`")
    case .otherUnit:
      return self("名册里的“\(known)”属于别的单位", "`\(known)` on the list belongs to another unit")
    }
  }

  /// At most three differences one by one.
  private func text(of differences: [Lookalike.Difference]) -> String {
    let shown = differences.prefix(3).map(text(of:))
    let rest = differences.count - shown.count
    let more = rest > 0 ? [self("另有 \(rest) 处", "\(rest) more")] : []
    return (shown + more).joined(separator: self("，", ", "))
  }

  private func text(of difference: Lookalike.Difference) -> String {
    let found = character(difference.found)
    let known = character(difference.known)
    let position = difference.position
    if difference.known == nil {
      return self("第 \(position) 个字符\(found)多余", "character \(position), \(found), is extra")
    }
    if difference.found == nil {
      return self(
        "第 \(position) 个字符前少了\(known)", "\(known) is missing before character \(position)")
    }
    return self(
      "第 \(position) 个字符不同：\(found)与\(known)",
      "character \(position) differs: \(found) and \(known)")
  }
}

public import AppraisalIngest

extension Wording {
  /// What was found and what was expected.
  /// - Parameter kind: What was found.
  /// - Returns: One sentence.
  public func message(_ kind: IssueKind) -> String { words(kind).message }

  /// What to do.
  /// - Parameter kind: What was found.
  /// - Returns: One sentence.
  public func remedy(_ kind: IssueKind) -> String { words(kind).remedy }

  /// What became of the record or file.
  /// - Parameter severity: The severity.
  /// - Returns: A word.
  public func word(_ severity: Issue.Severity) -> String {
    switch severity {
    case .note: self("提示", "note")
    case .warning: self("警告", "warning")
    case .quarantined: self("待处理", "quarantined")
    case .refused: self("拒收", "refused")
    }
  }

  typealias Words = (message: String, remedy: String)

  private func words(_ kind: IssueKind) -> Words {
    if case .ballotRule(let issue) = kind { return ballotRuleWords(issue) }
    return fileWords(kind) ?? recordWords(kind) ?? tableWords(kind) ?? peopleWords(kind)
      ?? noteWords(kind)
  }

  // MARK: - The record

  private func recordWords(_ kind: IssueKind) -> Words? {
    switch kind {
    case .fieldCount(let found, let expected):
      return (
        self("有 \(found) 列，表头有 \(expected) 列", "\(found) fields under \(expected) headers"),
        self("请检查是否少了或多了逗号、引号", "check for a missing or extra comma or quote")
      )
    case .blankField:
      return (
        self("单元格为空", "the cell is empty"),
        self("请补填；若不是记录（如备注），请删去这一行", "fill it in, or delete the row if it is no record")
      )
    case .unknownKey(let found, let list):
      return (
        self(
          "“\(found)”不在\(name(of: list))中", "`\(found)` is not \(name(of: list))"),
        remedy(unknown: found, in: list)
      )
    case .unknownWord(let found, let allowed):
      return (
        self("“\(found)”不是允许的词", "`\(found)` is not one of the words allowed"),
        self("应为：\(list(allowed))", "write one of: \(list(allowed))")
      )
    case .answerOffScale(let found, let scale, let answers):
      return (
        self(
          "评价“\(found)”不在量表“\(scale)”中，所在的整行（一行一卷时是整张问卷）都待处理、不计入",
          "the answer `\(found)` is not on the scale `\(scale)`; its whole row, which may be a whole "
            + "questionnaire, is set aside"),
        remedy(offScale: found, answers)
      )
    case .notANumber(let found):
      return (
        self("“\(found)”不是普通数字", "`\(found)` is no plain number"),
        self("请只写数字，例如 85 或 85.5", "write digits only, for example 85 or 85.5")
      )
    case .thousandsSeparators(let found):
      return (
        self("“\(found)”有千分位逗号", "`\(found)` has separators of thousands"),
        self("请去掉逗号，例如 12345.6", "take the commas out, for example 12345.6")
      )
    case .tooManyPlaces(let found, let places):
      return (
        self("“\(found)”的小数超过 \(places) 位", "`\(found)` has more than \(places) decimals"),
        self("请按规定位数填写", "write it with the decimals allowed")
      )
    case .numberOutOfRange(let found, let range):
      return (
        self("“\(found)”超出范围 \(range)", "`\(found)` lies outside \(range)"),
        self("请核对原始材料", "check the source")
      )
    default: return dateWords(kind) ?? repetitionWords(kind) ?? ledgerWords(kind)
    }
  }

  private func name(of list: IssueKind.KeyList) -> String {
    switch list {
    case .roster: self("名册", "on the roster")
    case .members: self("党员名册", "on the list of members")
    case .organisations: self("组织", "an organisation")
    case .items: self("评价项目", "an item that is rated")
    case .groups: self("评价主体", "an evaluator group")
    case .meetings: self("会议清单", "on the list of meetings")
    case .households: self("住户名单", "on the list of households")
    }
  }

  private func dateWords(_ kind: IssueKind) -> Words? {
    let write = self("请写成 2025-03-09 的样子", "write it like 2025-03-09")
    switch kind {
    case .notADate(let found): return (self("“\(found)”不是日期", "`\(found)` is no date"), write)
    case .ambiguousDate(let found):
      return (
        self("日期“\(found)”有多种读法，不猜", "the date `\(found)` can be read in several ways"), write
      )
    case .impossibleDate(let found):
      return (self("没有“\(found)”这一天", "there is no day `\(found)`"), write)
    case .dateOutsidePeriod(let found, let period):
      return (
        self("\(found) 不在周期 \(period) 内", "\(found) lies outside the period \(period)"),
        self(
          "请核对年份；确属周期以外的，删去或在 decisions 中说明",
          "check the year; if it lies outside indeed, delete it or record a decision")
      )
    case .datesOutOfOrder(let earlier, let later):
      return (
        self("\(later) 早于 \(earlier)", "\(later) lies before \(earlier)"),
        self("请核对日期", "check the dates")
      )
    default: return nil
    }
  }

  private func repetitionWords(_ kind: IssueKind) -> Words? {
    switch kind {
    case .totalsRow(let found):
      (
        self("“\(found)”像是合计行，不是记录", "`\(found)` looks like a row of totals"),
        self("请从文件中删去合计行", "delete the row of totals")
      )
    case .repeatedRecord(let firstLine):
      (
        self("与第 \(firstLine) 行完全相同", "the same as line \(firstLine)"),
        self("若确为两次，请写明区别；否则删去一行", "if these are two, tell them apart; otherwise delete one")
      )
    case .conflictingRatings(let otherLine):
      (
        self(
          "同一评价人对同一对象同一项目的评价与第 \(otherLine) 行不同，都未计入",
          "one evaluator rated the same subject and item differently in line \(otherLine); neither "
            + "counts"),
        self("请查明以哪一票为准，删去另一票", "find out which one is meant and delete the other")
      )
    default: nil
    }
  }

  // MARK: - Structure and spelling

  private func noteWords(_ kind: IssueKind) -> Words {
    let nothing = self("无需处理", "nothing to do")
    switch kind {
    case .orphan(let organisation, let parent):
      return (
        self(
          "“\(organisation)”的上级“\(parent)”不存在",
          "`\(organisation)` stands below `\(parent)`, which does not exist"),
        self("请改正上级编号或补上级组织", "correct the identifier or add the organisation")
      )
    case .cycle(let circle):
      let path = (circle + circle.prefix(1)).joined(separator: " → ")
      return (
        self("上下级关系成环：\(path)", "organisations stand above each other in a circle: \(path)"),
        self("请改正其中一个上级编号", "correct one of them")
      )
    case .skippedLevel(let organisation, let level, let above):
      return (
        self(
          "“\(organisation)”（\(level)）的上级是“\(above)”级，不是紧邻的上一级",
          "`\(organisation)` (\(level)) stands below one of level \(above), which is not the next level"
        ),
        self("请核对层级或上级编号", "check the level or the organisation above")
      )
    case .outerBlanks: return (self("去掉了前后的空格", "blanks around the cell were removed"), nothing)
    case .fullWidthDigits:
      return (self("全角数字按半角读取", "full-width digits were read as digits"), nothing)
    case .emptyTrailingFields:
      return (self("忽略了行末多余的空列", "empty fields behind the last column were disregarded"), nothing)
    case .blankRecords(let count):
      return (self("跳过了 \(count) 个空行", "\(count) empty rows were passed over"), nothing)
    case .byteOrderMark:
      return (self("文件以字节顺序标记开头", "the file begins with a byte-order mark"), nothing)
    case .separatorLine:
      return (self("按 sep= 行确定了分隔符", "a `sep=` line named the delimiter"), nothing)
    case .encodingFound(let encoding):
      return (
        self(
          "未声明编码，按 \(encoding.rawValue) 读取",
          "the encoding was not declared; read as \(encoding.rawValue)"),
        self("可在 assessment.yaml 中写明 encoding", "state `encoding` in assessment.yaml to be sure")
      )
    case .privateUseCharacters(let count):
      return (
        self("有 \(count) 个字属于自造字区，可能显示不正常", "\(count) characters come from a private area"),
        self("请核对生僻字", "check rare characters")
      )
    case .remappedCharacters(let count):
      return (
        self(
          "有 \(count) 个字按 2022 版 GB18030 读取，旧版为别的码位",
          "\(count) characters follow the GB18030 of 2022 and were other code points before"),
        nothing
      )
    case .anonymousBallots:
      return (
        self(
          "选票没有评价人列，无法发现重复投票", "the ballots name no evaluator, so repeated ones cannot be found"),
        self(
          "若导出文件有序号或编号列，请在 columns 中写 rater",
          "if the export has a number per evaluator, name it as `rater`")
      )
    case .furtherIssues(_, _, let count):
      return (
        self("还有 \(count) 条同类问题未逐条列出", "\(count) more of the same kind are not listed one by one"),
        nothing
      )
    default: return (kind.code, nothing)
    }
  }
}

import AppraisalIngest

extension Wording {
  /// The words of what only workbooks, headers and exports of platforms can have wrong.
  func tableWords(_ kind: IssueKind) -> Words? {
    chosenWords(kind) ?? mappingWords(kind) ?? cellWords(kind) ?? sheetNoteWords(kind)
  }

  private func chosenWords(_ kind: IssueKind) -> Words? {
    switch kind {
    case .workbook(let problem, let part):
      let place = part.map { self("（工作簿内的 \($0)）", " (\($0) in the workbook)") } ?? ""
      let words = workbook(problem)
      return (words.message + place, words.remedy)
    case .missingSheet(let wanted, let sheets):
      return (
        self("没有工作表“\(wanted)”", "there is no sheet `\(wanted)`"),
        self("工作簿中有：\(list(sheets))", "the workbook has: \(list(sheets))")
      )
    case .severalSheets(let sheets):
      return (
        self(
          "有 \(sheets.count) 张工作表有内容，不知用哪一张",
          "\(sheets.count) sheets hold something, and none was named"),
        self(
          "请在 assessment.yaml 中写 sheet: 其中一张：\(list(sheets))",
          "name one as `sheet`: \(list(sheets))")
      )
    case .ambiguousHeader(let lines):
      let rows = lines.map(String.init).joined(separator: self("、", ", "))
      return (
        self("第 \(rows) 行都可能是表头", "rows \(rows) could each be the header"),
        self("请删去多余的表头行", "delete the header rows that are too many")
      )
    case .notThisDialect(let dialect):
      return (
        self(
          "表头不像\(name(of: dialect))的格式",
          "the headers are not those of \(name(of: dialect))"),
        self("请核对 dialect，或不写它", "correct `dialect`, or leave it out")
      )
    default: return nil
    }
  }

  private func mappingWords(_ kind: IssueKind) -> Words? {
    let ratings = self("请核对 assessment.yaml 中的 ratings", "check `ratings` in assessment.yaml")
    switch kind {
    case .missingPosition(let letters, let columns):
      return (
        self(
          "没有 \(letters) 列，文件只有 \(columns) 列",
          "there is no column \(letters); the file has \(columns)"), ratings
      )
    case .badPattern(let pattern, let problem):
      return (
        self(
          "列名模式“\(pattern)”不对：\(words(problem))",
          "`\(pattern)` is no pattern of headers: \(words(problem))"), ratings
      )
    case .ambiguousPattern(let pattern, let header):
      return (
        self(
          "列名“\(header)”按“\(pattern)”有多种拆法",
          "the header `\(header)` can be cut along `\(pattern)` in several ways"),
        self(
          "请在模式中写得更具体，或用 column 逐列写",
          "make the pattern more precise, or name the columns one by one")
      )
    case .unmatchedPattern(let pattern):
      return (
        self("没有列名符合模式“\(pattern)”", "no header matches the pattern `\(pattern)`"),
        self(
          "请把 pattern 与表头逐字对照（标点、空格也要相同）；问卷星矩阵题的列名是“题干—行”",
          "compare `pattern` with the headers letter by letter, blanks and marks included")
      )
    case .unknownItem(let found, let header):
      return (
        self(
          "列“\(header)”的项目“\(found)”不在方案中",
          "the scheme has no item `\(found)`, which the column `\(header)` rates"),
        self(
          "请使 ratings 中的 item 与 scheme.yaml 中 ballots 的 item 相同；不计分的列不要写进 ratings",
          "make `item` in ratings the same as in scheme.yaml; leave out columns that do not count")
      )
    case .unknownGroup(let found, ""):
      return (
        self(
          "assessment.yaml 中的 group“\(found)”不是方案中的评价主体",
          "`group: \(found)` in assessment.yaml is no evaluator group of the scheme"),
        self(
          "请写 scheme.yaml 中 groups 的 id、title 或 aliases 之一",
          "write the `id`, the `title` or one of the `aliases` of a group in scheme.yaml")
      )
    case .unknownGroup(let found, let header):
      return (
        self(
          "列“\(header)”的评价主体“\(found)”不在方案中",
          "the scheme has no evaluator group `\(found)`, which the column `\(header)` names"),
        ratings
      )
    case .doubleRating(let header, let other):
      return (
        self(
          "列“\(header)”与列“\(other)”评的是同一对象的同一项",
          "the columns `\(header)` and `\(other)` rate the same"), ratings
      )
    case .doubleSheet(let name, let other):
      return (
        self(
          "工作表“\(name)”与“\(other)”评的是同一对象", "the sheets `\(name)` and `\(other)` rate the same one"),
        self("请合并为一张", "put them on one sheet")
      )
    case .voidBallot(let reason):
      let word =
        switch reason {
        case .test: self("测试", "a test")
        case .preview: self("预览", "a preview")
        case .spam: self("疑似垃圾", "spam")
        case .invalid: self("无效", "invalid")
        }
      return (
        self("平台标为\(word)的答卷，未计入", "the platform marks it as \(word); it does not count"),
        self("请在 decisions 中说明，或从导出中去掉", "record a decision, or leave it out of the export")
      )
    case .incompleteBallot:
      return (
        self("答卷没有答完提交，未计入", "the questionnaire was not completed and does not count"),
        self("请在 decisions 中说明，或从导出中去掉", "record a decision, or leave it out of the export")
      )
    default: return nil
    }
  }

  private func cellWords(_ kind: IssueKind) -> Words? {
    switch kind {
    case .errorCell(let found):
      (
        self("公式出错，显示 \(found)", "the formula fails and shows \(found)"),
        self("请修正公式，或改填数值", "mend the formula, or write the value itself")
      )
    case .notCalculated:
      (
        self("公式没有保存结果", "the value of the formula was not stored"),
        self("请用 Excel 或 WPS 打开、重算并保存", "open it in a spreadsheet program, recalculate and save")
      )
    case .mergedCell:
      (
        self("合并单元格，只有第一格有内容", "the cell is merged; only the first one holds something"),
        self("请取消合并，每一行都填写", "unmerge it and fill in every row")
      )
    case .shownRounded(let found):
      (
        self("存的是 \(found)，显示时舍去了小数", "it holds \(found) and shows fewer decimals"),
        self("请核对：改填显示的数，或显示全部小数", "write the number shown, or show all decimals")
      )
    case .recordCount(let found, let expected):
      (
        self(
          "有 \(found) 条记录，应有 \(expected) 条",
          "there are \(found) records, and \(expected) were declared"),
        self("请向导出方核对；文件可能缺了一段", "ask where it was exported; a part may be missing")
      )
    case .rowLimit(let row):
      (
        self(
          "工作表正好到第 \(row) 行，是格式的上限，很可能被截断",
          "the sheet ends at row \(row), the most it can have; it was probably cut off"),
        self(
          "请向导出方核对总数；确认完整后在 decisions 中说明",
          "check the number of records where it was exported; if it is whole, record a decision")
      )
    default: nil
    }
  }

  private func sheetNoteWords(_ kind: IssueKind) -> Words? {
    let nothing = self("无需处理", "nothing to do")
    switch kind {
    case .headerFound(let line, let passedOver):
      return (
        self(
          "表头在第 \(line) 行，跳过了上面的 \(passedOver) 行",
          "the header is row \(line); \(passedOver) rows above it were passed over"), nothing
      )
    case .dialectFound(let dialect, let alternatives):
      return dialectFound(dialect, or: alternatives)
    case .hiddenSheet(let name):
      return (
        self("工作表“\(name)”是隐藏的", "the sheet `\(name)` is hidden"),
        self("请确认读的是不是要用的那一张", "make sure that the sheet that is read is the one meant")
      )
    case .hiddenRows(let count, let hasFilter):
      let filter = hasFilter ? self("，并设有筛选", ", and a filter is set") : ""
      return (
        self("有 \(count) 个隐藏的行，照常读取\(filter)", "\(count) rows are hidden and were read\(filter)"),
        self("如不应计入，请删去", "delete them if they should not count")
      )
    case .hiddenColumn:
      return (
        self("这一列是隐藏的，照常读取", "the column is hidden and was read"),
        self("请确认列中的内容", "look at what it holds")
      )
    case .formulaCells(let count):
      return (
        self(
          "有 \(count) 个格子的值由公式算出，按保存的结果读取",
          "\(count) values were computed by formulas; the stored results were read"),
        nothing
      )
    case .numbersAsText(let count):
      return (self("有 \(count) 个数字存为文本", "\(count) numbers are stored as text"), nothing)
    case .answerNote:
      return (self("略去了答案后面的补充说明", "what was written next to the answer was left aside"), nothing)
    case .cellsBeyondHeader(let rows):
      return (
        self(
          "有 \(rows) 行在表头之外的列还有内容，没有读取",
          "\(rows) rows hold something beyond the last header, which was not read"),
        self("如是数据，请给这些列补上表头；否则请清空", "if it is data, give it headers; else clear it")
      )
    default: return nil
    }
  }

  private func workbook(_ problem: WorkbookProblem.Kind) -> Words {
    let again = self("请重新导出或另存为 .xlsx", "export it again, or save it as .xlsx")
    switch problem {
    case .truncated: return (self("工作簿不完整，后面被截断", "the workbook is cut off"), again)
    case .checksum: return (self("工作簿损坏，校验不符", "the workbook is damaged; a checksum fails"), again)
    case .damaged(let what, let byte):
      return (
        self("工作簿在第 \(byte) 字节处损坏", "the workbook is damaged at byte \(byte): \(what)"), again
      )
    case .malformed(let what):
      return (self("工作簿的内部内容不合规范", "the workbook is malformed: \(what)"), again)
    case .missingPart: return (self("工作簿缺少一部分", "a part of the workbook is missing"), again)
    case .noWorkbook: return (self("不是工作簿", "this is no workbook"), again)
    case .noSheet: return (self("工作簿中没有工作表", "the workbook has no sheet"), again)
    case .compression(let method):
      return (
        self("工作簿用了不支持的压缩方式（\(method)）", "the compression method \(method) is not supported"), again
      )
    case .outOfOrder(let cell):
      return (self("单元格 \(cell) 重复或次序错乱", "the cell \(cell) is there twice or out of order"), again)
    case .sharedString(let index, let cell):
      return (
        self(
          "单元格 \(cell) 引用的文本 \(index) 不存在",
          "the cell \(cell) refers to the text \(index), which is not there"), again
      )
    default: return refusedWorkbook(problem)
    }
  }

  private func refusedWorkbook(_ problem: WorkbookProblem.Kind) -> Words {
    let values = self("请另存为不含这些内容的 .xlsx", "save it as .xlsx without them")
    switch problem {
    case .encrypted:
      return (
        self("工作簿有密码", "the workbook is protected by a password"),
        self("请去掉密码后另存", "save it without the password")
      )
    case .macros: return (self("工作簿含有宏", "the workbook holds macros"), values)
    case .binaryWorkbook:
      return (
        self("是二进制工作簿（.xlsb）", "this is a binary workbook (.xlsb)"),
        self("请另存为 .xlsx", "save it as .xlsx")
      )
    case .oldWorkbook:
      return (
        self("是 Excel 95 或更早的工作簿", "this is a workbook of Excel 95 or before"),
        self("请另存为 .xlsx", "save it as .xlsx")
      )
    case .documentType, .entity:
      return (
        self(
          "内部文件含有文档类型声明（DTD）或自定义实体，正常的工作簿没有",
          "it holds a document type or an entity, which no workbook has"),
        values
      )
    case .externalLink:
      return (
        self("引用了别的工作簿", "it refers to another workbook"),
        self("请断开链接，保留数值", "break the links and keep the values")
      )
    case .suspiciousEntry(let name):
      return (
        self("压缩包中的文件名可疑：\(name)", "the archive holds a suspicious name: \(name)"), values
      )
    case .overLimit(let what, let found, let limit):
      return words(what, found: found, limit: limit)
    default: return (self("工作簿无法读取", "the workbook cannot be read"), values)
    }
  }
}

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
    fileWords(kind) ?? recordWords(kind) ?? tableWords(kind) ?? peopleWords(kind)
      ?? noteWords(kind)
  }

  // MARK: - The file

  private func fileWords(_ kind: IssueKind) -> Words? {
    switch kind {
    case .unreadable(let problem): return unreadable(problem)
    case .undecodable(let problem): return undecodable(problem)
    case .malformed(let problem): return malformed(problem)
    case .fullWidthDelimiter:
      return (
        self("列与列之间用的是全角逗号或分号", "fields are separated by a full-width comma or semicolon"),
        self("请另存为标准 CSV（半角逗号）", "save the file as ordinary CSV with ASCII commas")
      )
    case .noRecords:
      return (
        self("表头下面没有记录", "there is no record below the header"),
        self("请确认交来的是完整文件", "make sure that this is the complete file")
      )
    case .missingColumn(let wanted, let nearest, let headers):
      let near = nearest.map { self("；是否就是“\($0)”？", "; is it `\($0)`?") } ?? ""
      let found =
        headers.isEmpty
        ? self("也请确认第一行是表头", "and make sure that the first row holds the headers")
        : self("文件中的列：\(list(headers))", "the file has: \(list(headers))")
      return (
        self("缺少列“\(wanted)”\(near)", "the column `\(wanted)` is missing\(near)"),
        self("请改 assessment.yaml 中的列名；\(found)", "correct the header in assessment.yaml; \(found)")
      )
    case .repeatedColumn(let name, let columns):
      return (
        self(
          "列“\(name)”出现了 \(columns.count) 次（\(list(columns)) 列）",
          "the column `\(name)` stands there \(columns.count) times (\(list(columns)))"),
        self("请给重复的列改名", "rename the repeated columns")
      )
    case .sameFile(let other):
      return (
        self("与“\(other)”的内容完全相同", "the same bytes as `\(other)`"),
        self("同一个文件交了两次，请去掉一个", "one file was handed in twice; remove one")
      )
    case .notRead(let list):
      return (
        self("“\(list)”被拒收，这个文件没有核对", "not read, because `\(list)` was refused"),
        self("请先改正“\(list)”", "mend `\(list)` first")
      )
    case .repeatedIdentifier(let identifier, let firstLine):
      return (
        self(
          "编号“\(identifier)”在第 \(firstLine) 行已出现",
          "the identifier `\(identifier)` stands in line \(firstLine) already"),
        self("编号必须唯一，请改正其中一行", "identifiers are unique; correct one of the lines")
      )
    case .unknownRated(let identifier, let header):
      return (
        self(
          "列“\(header)”对应的“\(identifier)”不在名册中",
          "`\(identifier)`, rated by the column `\(header)`, is on no list"),
        self(
          "请改 assessment.yaml 的 ratings 或补名册", "correct `ratings` in assessment.yaml or the list")
      )
    default: return nil
    }
  }

  private func unreadable(_ problem: FileProblem.Kind) -> Words {
    switch problem {
    case .notFound:
      (self("没有这个文件", "there is no such file"), self("请检查文件名和所在文件夹", "check its name and folder"))
    case .notPermitted:
      (self("没有读取权限", "the file may not be read"), self("请更改文件权限", "change its permissions"))
    case .isFolder:
      (self("这是一个文件夹", "this is a folder"), self("请写文件名", "name a file"))
    case .isNoRegularFile:
      (self("这不是普通文件", "this is no regular file"), self("请复制成普通文件", "copy it to a regular file"))
    case .tooLarge(let bytes, let limit):
      (
        self("文件有 \(bytes) 字节，超过 \(limit)", "the file has \(bytes) bytes, more than \(limit)"),
        self("请拆分文件", "split the file")
      )
    case .changedWhileRead:
      (
        self("读取时文件正在被改动", "the file changed while it was read"),
        self("请关闭正在编辑它的程序后重试", "close the program that edits it and try again")
      )
    case .failed(let number):
      (
        self("系统读取失败（错误号 \(number)）", "the system could not read it (error \(number))"),
        self("请检查磁盘和网络", "check disk and network")
      )
    }
  }

  private func undecodable(_ problem: TextProblem.Kind) -> Words {
    let resave = self("请在表格软件中另存为“CSV UTF-8”", "save it as CSV UTF-8 in the spreadsheet program")
    switch problem {
    case .empty:
      return (self("文件是空的", "the file is empty"), self("请重新导出", "export it again"))
    case .utf16:
      return (
        self("文件像是没有标记的 UTF-16 编码", "the file looks like UTF-16 without its mark"),
        self(
          "请在 assessment.yaml 中写明 encoding: utf-16le，或\(resave)",
          "state `encoding: utf-16le` in assessment.yaml, or \(resave)")
      )
    case .utf16TooLarge(let limit):
      return (
        self(
          "UTF-16 文件超过 \(limit) 字节", "a file in UTF-16 with more than \(limit) bytes"), resave
      )
    case .zeroByte(let byte, let line):
      return (
        self(
          "第 \(line) 行（字节 \(byte)）有空字节，不是文本",
          "line \(line) (byte \(byte)) holds a zero byte; this is no text"), resave
      )
    case .invalid(let encoding, let byte, let line):
      return (
        self(
          "第 \(line) 行（字节 \(byte)）不是有效的 \(encoding.rawValue)",
          "line \(line) (byte \(byte)) is not valid \(encoding.rawValue)"),
        self(
          "请检查 assessment.yaml 中声明的 encoding，或\(resave)",
          "check `encoding` in assessment.yaml, or \(resave)")
      )
    case .neither(let byte, let line, let other):
      return (
        self(
          "既不是有效的 UTF-8（第 \(line) 行，字节 \(byte)），也不是有效的 GB18030（字节 \(other)）；可能由两个文件拼接而成或被截断",
          "neither valid UTF-8 (line \(line), byte \(byte)) nor GB18030 (byte \(other)); perhaps two "
            + "files were joined or the end is cut off"), resave
      )
    case .ambiguous(let utf8, let gb18030):
      return (
        self(
          "编码有两种读法：UTF-8 为“\(utf8)”，GB18030 为“\(gb18030)”",
          "the encoding can be read in two ways: UTF-8 gives `\(utf8)`, GB18030 gives `\(gb18030)`"),
        self(
          "请在 assessment.yaml 中写明 encoding: utf-8 或 gb18030",
          "state `encoding: utf-8` or `encoding: gb18030` in assessment.yaml")
      )
    case .isReally(let signature): return isReally(signature)
    }
  }

  private func isReally(_ signature: FileSignature) -> Words {
    let name =
      switch signature {
      case .zip: self("Excel 工作簿（.xlsx）或 ZIP 压缩包", "an Excel workbook (.xlsx) or a ZIP archive")
      case .ole: self("旧版 Excel 工作簿（.xls）", "an old Excel workbook (.xls)")
      case .html: self("网页（HTML）", "a web page (HTML)")
      case .xml: self("XML 文件", "an XML document")
      case .pdf: self("PDF 文件", "a PDF document")
      case .image: self("图片", "a picture")
      case .archive: self("压缩包", "a compressed archive")
      }
    return (
      self("这其实是\(name)，不是文本表格", "this is really \(name), not a text table"),
      self("请打开后另存为“CSV UTF-8”", "open it and save it as CSV UTF-8")
    )
  }

  private func malformed(_ problem: DelimitedProblem.Kind) -> Words {
    switch problem {
    case .unclosedQuote:
      (
        self("引号没有闭合，之后的内容无法分列", "a quote is never closed; nothing behind it can be told apart"),
        self("请补上引号，或把它改成“”", "close the quote or double it")
      )
    case .textAfterQuote:
      (
        self("引号之后、逗号之前还有文字", "text stands between a closing quote and the next comma"),
        self("单元格里的引号要写两遍（\"\"）", "quotes inside a cell are written twice (\"\")")
      )
    case .fieldTooLong:
      (self("单元格超过 16 MiB", "a cell has more than 16 MiB"), self("请检查引号", "check the quotes"))
    case .tooManyFields:
      (
        self("一行超过 16384 列", "a row has more than 16384 fields"),
        self("请检查分隔符", "check the delimiter")
      )
    }
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
      return (self("单元格为空", "the cell is empty"), self("请补填", "fill it in"))
    case .unknownKey(let found, let list):
      return (
        self(
          "“\(found)”不在\(name(of: list))中", "`\(found)` is not \(name(of: list))"),
        self("请核对写法，或补充名册", "check the spelling or complete the list")
      )
    case .unknownWord(let found, let allowed):
      return (
        self("“\(found)”不是允许的词", "`\(found)` is not one of the words allowed"),
        self("应为：\(list(allowed))", "write one of: \(list(allowed))")
      )
    case .answerOffScale(let found, let scale):
      return (
        self("评价“\(found)”不在量表“\(scale)”中", "the answer `\(found)` is not on the scale `\(scale)`"),
        self("请核对原始问卷", "check the questionnaire")
      )
    case .notANumber(let found):
      return (
        self("“\(found)”不是普通数字", "`\(found)` is no plain number"),
        self("请只写数字，例如 85 或 85.5", "write digits only, for example 85 or 85.5")
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
        self("请核对年份", "check the year")
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
          "“\(organisation)”（\(level)）直接挂在“\(above)”级之下，缺少中间层级",
          "`\(organisation)` (\(level)) stands directly below level \(above); a level is missing"),
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

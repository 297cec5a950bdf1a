import AppraisalIngest

extension Wording {
  /// The words of what makes a whole file useless.
  func fileWords(_ kind: IssueKind) -> Words? {
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
        self(
          "还没有填写的请填写；已填写的请确认交来的是完整文件；本年确实没有的，在 assessment.yaml 这份数据下写 "
            + "none: { decidedBy: …, reason: 本年没有 }（名册和选票不能没有）",
          "fill it in; if it was, make sure that this is the complete file; if there are none this year, "
            + "write `none: { decidedBy: …, reason: … }` under the input in assessment.yaml (a roster or "
            + "ballots cannot be without records)")
      )
    case .noneDeclared(let decidedBy, let reason):
      return (
        self("没有记录：\(reason)（\(decidedBy)）", "no records: \(reason) (\(decidedBy))"),
        self("无需处理", "nothing to do")
      )
    case .recordsDespiteNone(let count):
      return (
        self(
          "assessment.yaml 写明没有记录（none），文件中却有 \(count) 条",
          "assessment.yaml says that there are no records (`none`), but the file has \(count)"),
        self("请删去 none，或交来没有记录的文件", "delete `none`, or hand in the file without records")
      )
    case .missingColumn(let wanted, let nearest, let headers):
      let near =
        nearest.map { self("，文件中相近的是“\($0)”", "; the closest in the file is `\($0)`") } ?? ""
      return (
        self("缺少列“\(wanted)”\(near)", "the column `\(wanted)` is missing\(near)"),
        remedy(missingAmong: headers)
      )
    case .missingRuleColumn(let wanted, let rules, let line, let nearest, let headers):
      return missing(wanted, askedBy: rules, line: line, nearest: nearest, headers: headers)
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
    case .unknownRated("", let header):
      return (
        self("列“\(header)”没有写明评的是谁", "nothing says whom the column `\(header)` rates"),
        self(
          "请在这一条 ratings 中写 rated，或在 columns 中写 rated: 列名",
          "state `rated` in this entry of ratings, or the column `rated` in columns")
      )
    case .unknownSheet(let name):
      return (
        self(
          "工作表“\(name)”的名称不是名册中的编号，也不是唯一的名称",
          "the sheet `\(name)` bears neither an identifier of the roster nor a name that only one has"
        ),
        self(
          "请改正工作表名或补名册；不评价对象的工作表（如汇总）请删去",
          "correct its name or the roster; delete sheets that rate nobody, such as a summary")
      )
    case .unknownRated(let identifier, let header):
      return (
        self(
          "列“\(header)”评的“\(identifier)”不在名册中，或不止一个",
          "`\(identifier)`, rated by the column `\(header)`, is on no list or there more than once"),
        self(
          "请改 assessment.yaml 的 ratings（rated 写编号最稳妥）或补名册；不评价对象的列不要写进 ratings",
          "correct `ratings` in assessment.yaml, best by identifier, or the list; leave out columns that "
            + "rate nobody")
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
          "可能由编码不同的文件拼接而成；请检查 assessment.yaml 中的 encoding（如写了），或\(resave)",
          "perhaps files of two encodings were joined; check `encoding` in assessment.yaml if it is "
            + "stated, or \(resave)")
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
      self("这其实是\(name)，不是表格文件", "this is really \(name), not a table"),
      remedy(for: signature)
    )
  }

  private func remedy(for signature: FileSignature) -> String {
    switch signature {
    case .zip, .ole, .html, .xml:
      self("请用 Excel 或 WPS 打开后另存为 .xlsx", "open it in a spreadsheet program and save it as .xlsx")
    case .pdf, .image: self("请交来原来的表格文件", "hand in the table that it was made from")
    case .archive: self("请解压后交来里面的表格文件", "unpack it and hand in the table inside")
    }
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

  /// A column that the rules ask for: its name stands in their file, not in assessment.yaml.
  private func missing(
    _ wanted: String, askedBy rules: String, line: Int?, nearest: String?, headers: [String]
  ) -> (message: String, remedy: String) {
    let place = line.map { self("\(rules) 第 \($0) 行", "line \($0) of \(rules)") } ?? rules
    let near =
      nearest.map { self("，文件中相近的是“\($0)”", "; the closest in the file is `\($0)`") } ?? ""
    let hasQuotes = wanted.unicodeScalars.contains { $0 == "“" || $0 == "”" }
    let quotes =
      hasQuotes
      ? self(
        "；列名里有弯引号“ ”，它们被当作列名的一部分，请删去或改成半角引号",
        "; the name has curly quotes, which are taken for a part of it: delete them, or write straight ones"
      ) : ""
    let named = headers.filter { !$0.isEmpty }
    let read =
      named.count > 1
      ? self("；读到的表头：\(list(named))", "; the headers read are: \(list(named))") : ""
    return (
      self(
        "缺少列\(hasQuotes ? " \(wanted)" : "“\(wanted)”")（\(place)的规则要用）\(near)",
        "the column `\(wanted)` is missing, which \(place) asks for\(near)"),
      self("请改 \(place)中的列名，或在这个文件中加上这一列", "correct its name in \(place), or add the column")
        + quotes + read
    )
  }

  /// A title in the first row is all that is read when no row below it holds the names wanted.
  private func remedy(missingAmong headers: [String]) -> String {
    let correct = self("请改 assessment.yaml 中的列名", "correct the header in assessment.yaml")
    let named = headers.filter { !$0.isEmpty }
    guard named.count > 1 else {
      return correct
        + self(
          "，使它与表头逐字相同（表头上面可以有标题行）",
          " so that it is letter by letter the one of the file (titles may stand above the headers)"
        )
    }
    return correct
      + self("；读到的表头：\(list(named))", "; the headers read are: \(list(named))")
  }
}

import AppraisalIngest

extension Wording {
  /// What a workbook has too much of, and what makes it smaller.
  func words(_ what: WorkbookProblem.Limit, found: Int, limit: Int) -> Words {
    let split = self("请拆成几个文件", "split it into several files")
    switch what {
    case .entries:
      return (
        self(
          "工作簿内有 \(found) 个文件，上限 \(limit) 个",
          "the workbook is made of \(found) files; the limit is \(limit)"), resaved
      )
    case .partBytes:
      return (
        self(
          "工作簿有一部分展开后约 \(size(found))，上限 \(size(limit))",
          "a part of the workbook unpacks to about \(size(found)); the limit is \(size(limit))"),
        self(
          "请删去图片、空白行列的格式和无关的工作表后另存，或拆成几个文件",
          "delete pictures, formats of empty rows and sheets not needed and save it again, or split it"
        )
      )
    case .sheets:
      return (
        self("有 \(found) 张工作表，上限 \(limit) 张", "it has \(found) sheets; the limit is \(limit)"),
        split
      )
    case .rows:
      return (self("行数超过 \(limit)", "a sheet has more than \(limit) rows"), split)
    case .columns:
      return (
        self("列数超过 \(limit)", "a sheet has more than \(limit) columns"),
        self(
          "请删去数据右边的空列（可能带有格式）后另存",
          "delete empty columns to the right of the data, which may hold formats, and save it again"
        )
      )
    case .cells: return cells(limit)
    case .ratio, .strings, .cellBytes, .styles, .merged, .depth: return inside(what, limit)
    }
  }

  private func cells(_ limit: Int) -> Words {
    (
      self(
        "工作表的格子超过 \(limit) 个（空白格也算）",
        "a sheet has more than \(limit) cells, the empty ones included"),
      self(
        "请删去数据下面、右边的空行空列（可能带有格式）后另存，或拆成几个文件",
        "delete empty rows and columns behind the data, which may hold formats, and save it again, "
          + "or split it")
    )
  }

  private func inside(_ what: WorkbookProblem.Limit, _ limit: Int) -> Words {
    let message =
      switch what {
      case .strings: self("不同的文字超过 \(limit) 条", "it holds more than \(limit) different texts")
      case .cellBytes:
        self("有单元格的文字或公式超过 \(size(limit))", "the text or formula of a cell is over \(size(limit))")
      case .styles: self("单元格格式超过 \(limit) 种", "it has more than \(limit) cell formats")
      case .merged: self("合并单元格超过 \(limit) 处", "it has more than \(limit) merged cells")
      case .ratio:
        self(
          "压缩率超过 \(limit) 倍，不像正常的工作簿",
          "it is compressed more than \(limit) times, which no ordinary workbook is")
      default:
        self(
          "内部结构嵌套超过 \(limit) 层，不像正常的工作簿",
          "its parts are nested more than \(limit) deep, which no ordinary workbook is")
      }
    return (message, resaved)
  }

  private var resaved: String {
    self(
      "请用 Excel 或 WPS 打开，把要用的内容复制到新工作簿后另存为 .xlsx",
      "open it, copy what is needed into a new workbook, and save that as .xlsx")
  }

  /// A size in MiB, rounded up, or in bytes when it is smaller than one.
  private func size(_ bytes: Int) -> String {
    let mebibyte = 1 << 20
    guard bytes >= mebibyte else { return self("\(bytes) 字节", "\(bytes) bytes") }
    return "\((bytes - 1) / mebibyte + 1) MiB"
  }
}

/// Which formulas of a workbook refer to another file.
///
/// Formulas are looked into only when the workbook lists another file at all.
struct LegacyLinks {
  /// For each listed book, whether it is another file.
  private var isExternalBook: [Bool] = []
  /// For each reference to sheets, the book that these are of.
  private var books: [Int] = []
  /// The formulas of the defined names, and which of them reach another file.
  private var names: [LegacyBytes] = []
  private var isExternalName: [Bool] = []

  /// Notes a record that lists a book.
  mutating func addBook(_ content: LegacyBytes) throws(WorkbookProblem) {
    let mark = try content.integer16(at: 2)
    // The workbook itself, and functions of add-ins, are no files.
    guard mark != 0x0401, mark != 0x3A01 else { return isExternalBook.append(false) }
    var name: [UInt8] = []
    var text = LegacyText([content], from: 2)
    try text.next(appendingTo: &name)
    isExternalBook.append(!(name.count <= 1 && name.allSatisfy { $0 == 0 || $0 == 0x20 }))
  }

  /// Notes the list of references to sheets.
  mutating func addReferences(_ blocks: [LegacyBytes]) throws(WorkbookProblem) {
    var bytes: [UInt8] = []
    for block in blocks { bytes += block.copy }
    let content = LegacyBytes(bytes, part: blocks.first?.part)
    for index in 0..<(try content.integer16(at: 0)) {
      books.append(try content.integer16(at: 2 + index * 6))
    }
  }

  /// Notes a defined name.
  mutating func addName(_ content: LegacyBytes) throws(WorkbookProblem) {
    let length = try content.integer8(at: 3)
    let width = try content.integer8(at: 14) & 1 == 0 ? 1 : 2
    let count = try content.integer16(at: 4)
    names.append(try content.stretch(from: 15 + length * width, count: count))
  }

  /// Finds the names that reach another file, by way of other names too.
  mutating func finish() throws(WorkbookProblem) {
    guard isExternalBook.contains(true) else { return }
    isExternalName = [Bool](repeating: false, count: names.count)
    var users = [[Int]](repeating: [], count: names.count)
    var waiting: [Int] = []
    for (index, formula) in names.enumerated() {
      let targets = try targets(of: formula)
      if targets.isExternal { waiting.append(index) }
      for name in targets.names where users.indices.contains(name) { users[name].append(index) }
    }
    while let name = waiting.popLast() {
      if isExternalName[name] { continue }
      isExternalName[name] = true
      waiting += users[name]
    }
  }

  /// Refuses a formula that refers to another file.
  func check(_ formula: LegacyBytes, row: Int) throws(WorkbookProblem) {
    guard isExternalBook.contains(true) else { return }
    let targets = try targets(of: formula)
    let isLinked = targets.names.contains {
      isExternalName.indices.contains($0) && isExternalName[$0]
    }
    if targets.isExternal || isLinked {
      throw WorkbookProblem(.externalLink, part: formula.part, row: row)
    }
  }

  private func targets(
    of formula: LegacyBytes
  ) throws(WorkbookProblem) -> (isExternal: Bool, names: [Int]) {
    var walker = LegacyFormulaWalker(formula)
    var names: [Int] = []
    while let reference = try walker.next() {
      switch reference {
      case .sheets(let index):
        guard books.indices.contains(index), isExternalBook.indices.contains(books[index]) else {
          throw WorkbookProblem(
            .malformed(what: "a formula refers to no sheet"), part: formula.part)
        }
        if isExternalBook[books[index]] { return (true, []) }
      case .name(let index): names.append(index)
      }
    }
    return (false, names)
  }
}

import Glibc
import Testing

@testable import AppraisalIngest

/// Rows of the corpus that need more than bytes: names that must come back, large files, and files that
/// change.
@Suite("Files of the corpus on the disk")
struct CorpusFileTests {
  /// The numbers that are asserted here.
  static let numbers: Set<String> = ["C08", "C09", "C28", "C30"]

  private let columns = RosterColumns(identifier: "编号", name: "姓名", strata: ["类别"])

  private func names(_ bytes: [UInt8]) -> (names: [String]?, log: IssueLog) {
    var log = IssueLog()
    let roster = readRoster(
      SourceFile(name: "roster.csv", bytes: bytes), options: .init(), columns: columns, log: &log)
    return (roster?.subjects.map(\.name), log)
  }

  /// 编号,姓名,类别 and a line feed in GB18030.
  private let header: [UInt8] = [
    0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0xD0, 0xD5, 0xC3, 0xFB, 0x2C, 0xC0, 0xE0, 0xB1, 0xF0, 0x0A,
  ]

  @Test("C08: rare names come back as they are, from either encoding")
  func rareNames() {
    let rare = ["\u{2CB5A}", "\u{36C3}", "\u{4DAE}", "\u{20BB7}"]
    let rows = rare.enumerated().map { "\($0.offset),\($0.element),x\n" }.joined()
    let (utf8, log) = names(Array("编号,姓名,类别\n\(rows)".utf8))
    #expect(
      utf8.map { $0.map { Array($0.unicodeScalars) } } == rare.map { Array($0.unicodeScalars) })
    #expect(log.issues.isEmpty)
    // 𬭚 is U+2CB5A: 99 33 AA 34 by the linear part of the standard, 0x2CB5A − 0x10000 = 117,594
    // codes behind 90 30 81 30.
    let (gb18030, _) = names(
      header + Array("1,".utf8) + [0x99, 0x33, 0xAA, 0x34] + Array(",x\n".utf8))
    #expect(gb18030.map { $0.map { Array($0.unicodeScalars) } } == [["\u{2CB5A}"]])
  }

  @Test("C09: FE59 is U+9FB4 by the edition of 2022, and told")
  func editions() {
    let (found, log) = names(header + Array("1,".utf8) + [0xFE, 0x59] + Array(",x\n".utf8))
    #expect(found.map { $0.map { Array($0.unicodeScalars) } } == [["\u{9FB4}"]])
    #expect(log.issues.map(\.code) == ["encoding-found", "remapped-characters"])
  }

  @Test("C28: a cell beyond 16 MiB refuses the file, with the line on which it begins")
  func hugeCell() {
    let long = [UInt8](repeating: UInt8(ascii: "a"), count: DelimitedRecord.fieldLimit + 1)
    let (found, log) = names(Array("编号,姓名,类别\n1,甲,x\n2,".utf8) + long + Array(",x\n".utf8))
    #expect(found == nil)
    #expect(log.issues.map(\.verdict) == ["refused fields-malformed @3#2"])
    #expect(log.accounts.map(\.refused) == [2])
  }

  @Test("C30: a file that grows while it is read is refused")
  func growing() throws {
    let folder = try SourceFileTests.Folder()
    let path = try folder.write(Array("编号,姓名,类别\n1,甲,x\n".utf8))
    let source = try SourceFile.read(path: path, name: "roster.csv", memoryLimit: 0)
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    try #require(descriptor >= 0)
    try #require(write(descriptor, "2,b,x\n", 6) == 6)
    close(descriptor)
    var log = IssueLog()
    #expect(readRoster(source, options: .init(), columns: columns, log: &log) == nil)
    #expect(log.issues.map(\.kind) == [.unreadable(.changedWhileRead)])
    #expect(log.accounts.map { $0.accepted + $0.quarantined } == [0])
  }

  @Test("C30: a link to a file is the file; to a folder, a pipe or a device it is refused")
  func links() throws {
    let folder = try SourceFileTests.Folder()
    let path = try folder.write(Array("编号,姓名,类别\n1,甲,x\n".utf8))
    let link = "\(folder.path)/loop"
    try #require(symlink(path, link) == 0)
    #expect(try SourceFile.read(path: link, name: "x").size == 29)
    for (target, kind) in [
      (folder.path, FileProblem.Kind.isFolder), ("/dev/zero", .isNoRegularFile),
    ] {
      try #require(unlink(link) == 0 && symlink(target, link) == 0)
      #expect(throws: FileProblem(name: "x", kind)) { try SourceFile.read(path: link, name: "x") }
    }
  }
}

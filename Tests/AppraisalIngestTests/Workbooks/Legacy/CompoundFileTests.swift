import Testing

@testable import AppraisalIngest

/// The layout of the file under test: the header, one sector of the table, one of the directory, and
/// the stream from sector 2, so that numbers can be changed by hand.
@Suite("OLE containers")
struct CompoundFileTests {
  private let stream = (0..<5000).map { UInt8($0 % 251) }
  private let end: [UInt8] = [0xFE, 0xFF, 0xFF, 0xFF]

  private func file(_ names: [String] = []) -> [UInt8] {
    LegacyContainer.file(stream, named: "Workbook", further: names)
  }

  /// Where the table tells the successor of a sector.
  private func successor(of sector: Int) -> Int { 512 + 4 * sector }

  /// Where an entry of the directory begins.
  private func entry(_ index: Int) -> Int { 1024 + 128 * index }

  private func changed(_ bytes: [UInt8], at position: Int, to new: [UInt8]) -> [UInt8] {
    var bytes = bytes
    bytes.replaceSubrange(position..<position + new.count, with: new)
    return bytes
  }

  private func content(_ bytes: [UInt8]) throws(WorkbookProblem) -> [UInt8]? {
    let file = try CompoundFile(bytes: bytes)
    guard let position = try file.stream("Workbook") else { return nil }
    return try file.content(of: position)
  }

  private func problem(_ bytes: [UInt8]) -> WorkbookProblem.Kind? {
    do throws(WorkbookProblem) {
      _ = try content(bytes)
      return nil
    } catch { return error.kind }
  }

  @Test("A stream comes back as it went in, in large sectors and in small ones")
  func roundTrip() throws {
    #expect(try content(file()) == stream)
    for count in [0, 1, 63, 64, 65, 511, 512, 513, 4095, 4096, 4097, 70_000] {
      let bytes = (0..<count).map { UInt8($0 % 253) }
      #expect(try content(LegacyContainer.file(bytes, named: "WORKBOOK")) == bytes, "\(count)")
    }
    #expect(try content(LegacyContainer.file(stream, named: "Other")) == nil)
  }

  @Test("The chain of a stream is followed where it leads")
  func scattered() throws {
    // The first two sectors change places.
    var bytes = file()
    let (first, second) = (Array(bytes[1536..<2048]), Array(bytes[2048..<2560]))
    bytes = changed(changed(bytes, at: 1536, to: second), at: 2048, to: first)
    bytes = changed(bytes, at: entry(1) + 116, to: [3, 0, 0, 0])
    bytes = changed(bytes, at: successor(of: 3), to: [2, 0, 0, 0])
    bytes = changed(bytes, at: successor(of: 2), to: [4, 0, 0, 0])
    #expect(try content(bytes) == stream)
  }

  @Test("A chain that circles, ends early, or leaves table or file is refused")
  func chains() {
    let circle = changed(file(), at: successor(of: 5), to: [2, 0, 0, 0])
    #expect(problem(circle) == .damaged(what: "a chain of sectors runs in a circle", byte: 1536))
    let early = changed(file(), at: successor(of: 5), to: end)
    #expect(problem(early) == .damaged(what: "a chain of sectors is too short", byte: 1536))
    let outside = changed(file(), at: successor(of: 5), to: [0, 1, 0, 0])
    #expect(
      problem(outside) == .damaged(what: "a sector that the table does not list", byte: 131_584))
    let behind = changed(file(), at: successor(of: 5), to: [100, 0, 0, 0])
    #expect(problem(behind) == .truncated)
    let directory = changed(file(), at: successor(of: 1), to: [1, 0, 0, 0])
    #expect(problem(directory) == .damaged(what: "a chain of sectors runs in a circle", byte: 1024))
  }

  @Test("Sizes and counts that the file is too short for are refused before memory is taken")
  func sizes() {
    let stream = changed(file(), at: entry(1) + 120, to: [0xFF, 0xFF, 0xFF, 0xFF])
    #expect(problem(stream) == .damaged(what: "a chain of sectors is too short", byte: 1536))
    let table = changed(file(), at: 44, to: [0xFF, 0xFF, 0xFF, 0x7F])
    #expect(problem(table) == .truncated)
    let list = changed(file(), at: 44, to: [5, 0, 0, 0])
    #expect(problem(list) == .damaged(what: "the table of sectors is not whole", byte: 68))
    let sectors = changed(file(), at: 30, to: [30, 0])
    #expect(problem(sectors) == .damaged(what: "the header of the container", byte: 24))
  }

  @Test("A directory whose tree circles or lists a name twice is refused")
  func directory() {
    let circle = changed(file(["A"]), at: entry(2) + 72, to: [1, 0, 0, 0])
    #expect(problem(circle) == .damaged(what: "the tree of the directory", byte: 0))
    let outside = changed(file(["A"]), at: entry(2) + 72, to: [9, 0, 0, 0])
    #expect(problem(outside) == .damaged(what: "the tree of the directory", byte: 0))
    let twice = changed(file(["wORKbook"]), at: entry(2) + 66, to: [2])
    #expect(problem(twice) == .suspiciousEntry(name: "Workbook"))
    let rootless = changed(file(), at: entry(0) + 66, to: [1])
    #expect(problem(rootless) == .damaged(what: "the directory has no root", byte: 0))
  }
}

import AppraisalNumerics
import Testing

@testable import AppraisalIngest

@Suite("Tables of numbers")
struct NumberTableTests {
  private func read(
    _ text: String, missing: [String] = ["NA"]
  ) throws -> (table: NumberTable?, log: IssueLog) {
    var log = IssueLog()
    let roster = Roster(
      subjects: ["a", "b", "c"].map { Subject(identifier: $0, name: $0, strata: []) })
    let table = readNumbers(
      SourceFile(name: "n.csv", bytes: Array(text.utf8)), options: .init(),
      subject: "id", columns: [("x", "x"), ("y", "Why")], missing: missing, roster: roster,
      log: &log)
    return (table, log)
  }

  @Test("Numbers are read as the nearest Double; empty cells and the stated words are missing")
  func reads() throws {
    let (table, log) = try read("id,x,Why\nb,0.1,NA\na,-1.5e-3,7\nc,,12\n")
    let columns = try #require(table?.columns)
    #expect(columns["x"]?.prefix(2) == [-0.0015, 0.1])
    #expect(columns["x"]?[2].isNaN == true)
    #expect(columns["y"]?[0] == 7 && columns["y"]?[1].isNaN == true && columns["y"]?[2] == 12)
    #expect(table?.lines == [3, 2, 4])
    #expect(log.issues.isEmpty)
  }

  @Test(
    "What is no number sets the row aside, with its place",
    arguments: [
      ("nan", IssueKind.notANumber(found: "nan")), ("inf", .notANumber(found: "inf")),
      ("0x1F", .notANumber(found: "0x1F")), ("12%", .notANumber(found: "12%")),
      ("na", .notANumber(found: "na")), ("8分", .notANumber(found: "8分")),
      ("\"1,234.5\"", .thousandsSeparators(found: "1,234.5")),
      ("1e400", .numberOutOfRange(found: "1e400", range: "±4.9e-324…1.8e308")),
    ])
  func refuses(cell: String, kind: IssueKind) throws {
    let (table, log) = try read("id,x,Why\na,1,2\nb,\(cell),2\n")
    #expect(log.issues.map(\.kind) == [kind])
    #expect(log.issues.first?.place.line == 3)
    let columns = try #require(table?.columns)
    // The whole row waits for a decision, the number beside the faulty one too.
    #expect(columns["y"]?[0] == 2 && columns["y"]?[1].isNaN == true)
  }

  @Test("Full-width digits are read and noted")
  func fullWidth() throws {
    let (table, log) = try read("id,x,Why\na,－１２．５,2\n")
    #expect(table?.columns["x"]?[0] == -12.5)
    #expect(log.issues.map(\.kind) == [IssueKind.fullWidthDigits])
  }

  @Test("A subject with two rows refuses the file; nobody unknown is taken in")
  func subjects() throws {
    #expect(try read("id,x,Why\na,1,2\na,1,2\n").table == nil)
    let (_, log) = try read("id,x,Why\nz,1,2\n,3,4\n")
    #expect(log.issues.map(\.kind.code) == ["unknown-roster", "field-blank"])
  }
}

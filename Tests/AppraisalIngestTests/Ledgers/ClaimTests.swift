import AppraisalNumerics
import Testing

@testable import AppraisalIngest

@Suite("Claims")
struct ClaimTests {
  private func read(
    _ rows: String, number: (UnsafeBufferPointer<UInt8>) -> ClaimNumber? = { _ in nil }
  ) throws -> (records: [ClaimRecord]?, log: IssueLog) {
    var log = IssueLog()
    let columns = try #require(
      ClaimColumns(
        identifier: "编号", subject: "单位", stage: "环节", number: "数量",
        stages: [
          ClaimStage(word: "点单", dateHeader: "点单日"), ClaimStage(word: "下单"),
          ClaimStage(word: "接单", dateHeader: "接单日"), ClaimStage(word: "办结", dateHeader: "办结日"),
        ]))
    let records = readClaims(
      SourceFile("编号,单位,环节,点单日,接单日,办结日,数量\n" + rows), options: .init(), columns: columns,
      roster: SmallReader.subjects, number: number, log: &log)
    return (records, log)
  }

  @Test("A claim has a stage and the days of those reached, the untold left out")
  func stages() throws {
    let (records, log) = try read(
      "R1,S1,办结,2025-01-01,2025-01-01,2025-03-01,12.5\nR2,S2,下单,2025-02-01,,,\nR3,S3,办结,,,2025-04-01,0\n"
    )
    #expect(records?.map(\.stage) == [3, 1, 3])
    #expect(records?.map(\.isDone) == [true, false, true])
    #expect(
      records?.map { $0.dates.map { $0?.description ?? "-" } } == [
        ["2025-01-01", "-", "2025-01-01", "2025-03-01"], ["2025-02-01", "-", "-", "-"],
        ["-", "-", "-", "2025-04-01"],
      ])
    #expect(
      records?.map(\.number) == [ClaimNumber(value: 125_000), nil, ClaimNumber(value: 0)])
    #expect(log.issues.isEmpty)
  }

  @Test("Days that go back, across an untold one too, and days of stages not reached")
  func disorder() throws {
    let (records, log) = try read(
      "R1,S1,办结,2025-02-01,2025-01-31,2025-03-01,\nR2,S1,办结,2025-02-01,,2025-01-01,\n"
        + "R3,S1,下单,2025-02-01,2025-02-02,,\n")
    #expect(records?.isEmpty == true)
    #expect(
      log.issues.map(\.kind) == [
        .datesOutOfOrder(earlier: "2025-02-01", later: "2025-01-31"),
        .datesOutOfOrder(earlier: "2025-02-01", later: "2025-01-01"),
        .stageNotReached(stage: "接单", reached: "下单"),
      ])
    #expect(
      log.issues.map(\.place.column?.name) == ["接单日", "办结日", "接单日"])
  }

  @Test("A rough number is kept as such and noted; what nobody can read is set aside")
  func roughNumbers() throws {
    let rough: (UnsafeBufferPointer<UInt8>) -> ClaimNumber? = { field in
      field.elementsEqual("3000余".utf8)
        ? ClaimNumber(value: 30_000_000, isLowerBound: true, isApproximate: true) : nil
    }
    let rows = "R1,S1,点单,,,,3000余\nR2,S1,点单,,,,很多\n"
    let (records, log) = try read(rows, number: rough)
    #expect(records?.map(\.number?.value) == [30_000_000])
    #expect(records?.first?.number?.isLowerBound == true)
    #expect(
      log.issues.map(\.kind) == [.approximateNumber(found: "3000余"), .notANumber(found: "很多")])
    #expect(log.issues.map(\.severity) == [.note, .quarantined])
    let (plain, plainLog) = try read(rows)
    #expect(plain?.isEmpty == true)
    #expect(plainLog.count(of: .quarantined) == 2)
  }

  @Test("Numbers as offices write them, but for bounds and shares that a claim cannot hold")
  func officeNumbers() throws {
    let (records, log) = try read(
      "R1,S1,点单,,,,3000余件\nR2,S1,点单,,,,十二件\nR3,S1,点单,,,,约1.2万\nR4,S1,点单,,,,不超过5\n"
        + "R5,S1,点单,,,,85%\nR6,S1,点单,,,,7\n"
    ) { field in parseOfficeNumber(field).flatMap(ClaimNumber.init) }
    #expect(
      records?.map(\.number) == [
        ClaimNumber(value: 30_000_000, isLowerBound: true, isApproximate: true),
        ClaimNumber(value: 120_000), ClaimNumber(value: 120_000_000, isApproximate: true),
        ClaimNumber(value: 70_000),
      ])
    #expect(
      log.issues.map(\.kind) == [
        .approximateNumber(found: "3000余件"), .numberInWords(found: "十二件", value: "12"),
        .approximateNumber(found: "约1.2万"), .notANumber(found: "不超过5"), .notANumber(found: "85%"),
      ])
  }

  @Test("Two records of one claim: the later is set aside when they agree, else both")
  func repeated() throws {
    let (records, log) = try read(
      "R1,S1,点单,,,,1\nR1,S1,点单,,,,1.0\nR2,S1,点单,,,,\nR2,S2,点单,,,,\n")
    #expect(records?.map(\.line) == [2])
    #expect(
      log.issues.map(\.kind) == [
        .repeatedRecord(firstLine: 2), .conflictingRecords(identifier: "R2", otherLine: 5),
        .conflictingRecords(identifier: "R2", otherLine: 4),
      ])
  }

  @Test("Stages are words, each once")
  func unusableStages() {
    for words in [[], ["点单", "点单"], ["点单", ""]] {
      #expect(
        ClaimColumns(
          identifier: "编号", subject: "单位", stage: "环节", stages: words.map { ClaimStage(word: $0) })
          == nil)
    }
  }
}

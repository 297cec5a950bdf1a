import Testing

@testable import AppraisalIngest

@Suite("Headers of lists made by hand")
struct LedgerHeaderTests {
  private func found(_ rows: [[String]], _ wanted: [String]) -> LedgerHeader? {
    if case .found(let header) = findHeader(rows: rows, wanted: wanted) { return header }
    return nil
  }

  @Test("Titles are passed over and told")
  func passesTitles() {
    let header = found(
      [
        ["2024年度考核表"], ["", ""], ["单位：一街道", "", "", "第1页"], ["序号", "姓名", "得分"], ["1", "张三", "95"],
      ], ["姓名", "得分"])
    #expect(header?.firstRow == 3 && header?.rowCount == 1 && header?.firstDataRow == 4)
    #expect(header?.passedOver == [0, 2])
    #expect(header?.names == ["序号", "姓名", "得分", ""])
  }

  @Test("Merged headers of two rows are joined, and merged downwards kept")
  func joinsTwoRows() {
    let rows = [
      ["考核表"], ["序号", "姓名", "得分", "", "", "备注"], ["", "", "德", "能", "勤", ""],
      ["1", "张三", "9", "8", "7", ""],
    ]
    let header = found(rows, ["姓名", "得分/能"])
    #expect(header?.firstRow == 1 && header?.rowCount == 2 && header?.firstDataRow == 3)
    #expect(header?.names == ["序号", "姓名", "得分/德", "得分/能", "得分/勤", "备注"])
    // The row below belongs to the header even when the columns wanted do not need it.
    #expect(found(rows, ["姓名"])?.rowCount == 2)
  }

  @Test("Three rows; a text holds only for the cells under its own")
  func joinsThreeRows() {
    let rows = [
      ["姓名", "参会", "", "", "服务", ""], ["", "上半年", "", "下半年", "", "时长"],
      ["", "应到", "实到", "应到", "次数", "小时"], ["张三", "5", "5", "5", "2", "8"],
    ]
    let header = found(rows, ["姓名", "参会/上半年/实到", "服务/时长/小时"])
    #expect(
      header?.names == ["姓名", "参会/上半年/应到", "参会/上半年/实到", "参会/下半年/应到", "服务/次数", "服务/时长/小时"])
    #expect(header?.firstDataRow == 3)
    #expect(found(rows, ["姓名"])?.rowCount == 3)
  }

  @Test("A text that is merged downwards holds for no cell to its right")
  func keepsMergedDownwards() {
    let header = found([["姓名", "", "得分", ""], ["", "小计", "德", "能"]], ["姓名", "得分/能"])
    #expect(header?.names == ["姓名", "小计", "得分/德", "得分/能"])
  }

  @Test("A record with empty cells is no part of the header")
  func keepsRecords() {
    let header = found([["姓名", "得分", "备注"], ["", "", "缺考"], ["张三", "95", ""]], ["姓名", "得分"])
    #expect(header?.rowCount == 1)
    let noted = found([["", "", "单位：分"], ["姓名", "得分", "备注"], ["张三", "95", ""]], ["姓名", "得分"])
    #expect(noted?.firstRow == 1 && noted?.passedOver == [0])
  }

  @Test("Two rows that could both be the header are not chosen between")
  func tellsAmbiguity() {
    let rows = [["姓名", "得分"], ["张三", "95"], ["姓名", "得分"], ["李四", "90"]]
    #expect(findHeader(rows: rows, wanted: ["姓名", "得分"]) == .ambiguous(rows: [0, 2]))
  }

  @Test("What is missing is told from the row that lacks least")
  func tellsMissing() {
    let rows = [["考核表"], ["姓名", "分数"], ["张三", "95"]]
    #expect(findHeader(rows: rows, wanted: ["姓名", "得分"]) == .missing(["得分"]))
    #expect(findHeader(rows: [], wanted: ["姓名"]) == .missing(["姓名"]))
    #expect(findHeader(rows: [["姓名\u{200B}"]], wanted: ["姓名"]) == .missing(["姓名"]))
  }

  @Test("Names that stand there twice are told")
  func tellsRepetition() {
    #expect(found([["姓名", "得分", "得分"]], ["姓名", "得分"])?.repeated == ["得分"])
  }
}

import Testing

@testable import AppraisalReport

@Suite("Display width table")
struct DisplayWidthTableTests {
  // Ends of ranges in EastAsianWidth.txt, and the defaults that its header gives to code points
  // that are not assigned: wide in the ideographic blocks and planes, one column anywhere else.
  @Test(
    "The ends of the standard's ranges, and unassigned code points",
    arguments: [
      (0x10FF, 1), (0x1100, 2), (0x115F, 2), (0x2E7F, 1), (0x2E80, 2), (0x2E9A, 1), (0x303E, 2),
      (0x303F, 1), (0x3400, 2), (0x4DBF, 2), (0x4DC0, 1), (0x4E00, 2), (0x9FFF, 2), (0xA4CF, 1),
      (0xABFF, 1), (0xAC00, 2), (0xD7A3, 2), (0xF900, 2), (0xFAFF, 2), (0xFF00, 1), (0xFF01, 2),
      (0xFF60, 2), (0xFF61, 1), (0xFFE0, 2), (0xFFE6, 2), (0x1F1E6, 1), (0x1F300, 2),
      (0x20000, 2), (0x2FFFD, 2), (0x30000, 2), (0x3FFFD, 2),
      (0x378, 1), (0x590, 1), (0x9E5, 1), (0x40000, 1), (0xE1000, 1), (0xE000, 1), (0x10FFFD, 1),
    ] as [(UInt32, Int)])
  func ends(_ code: UInt32, _ width: Int) throws {
    #expect(displayWidth(of: try #require(Unicode.Scalar(code))) == width)
  }

  @Test(
    "Format characters that are drawn take a column, those that are not take none",
    arguments: [
      (0x600, 1), (0x605, 1), (0x6DD, 1), (0x70F, 1), (0x8E2, 1), (0x110BD, 1), (0xAD, 1),
      (0x200B, 0), (0x200D, 0), (0x2060, 0), (0xFEFF, 0), (0xFE0F, 0), (0xE0100, 0), (0xE0041, 0),
      (0x20DD, 0), (0x1160, 0), (0x11FF, 0), (0xD7B0, 0), (0xD7FB, 0), (0x2028, 0), (0x2029, 0),
    ] as [(UInt32, Int)])
  func formats(_ code: UInt32, _ width: Int) throws {
    #expect(displayWidth(of: try #require(Unicode.Scalar(code))) == width)
  }

  @Test(
    "Pictographs, strokes and description characters of later standards are wide",
    arguments: [0x2FFC, 0x31E4, 0x31EF, 0x187F8, 0x1B132, 0x1F6DC, 0x1FA75, 0x1FAE8, 0x1FAF8]
      as [UInt32])
  func later(_ code: UInt32) throws {
    #expect(displayWidth(of: try #require(Unicode.Scalar(code))) == 2)
  }

  @Test("Binary search finds what a walk through the ranges finds, for every scalar")
  func search() {
    var expected = [UInt8](repeating: 1, count: 0x110000)
    for code in 0..<0xA0 where code < 0x20 || code >= 0x7F { expected[code] = 0 }
    for (table, width) in [(wideRanges, UInt8(2)), (zeroWidthRanges, 0)] {
      for range in table { for code in range { expected[Int(code)] = width } }
    }
    let found = (0..<UInt32(0x110000)).map { code in
      Unicode.Scalar(code).map { UInt8(displayWidth(of: $0)) } ?? expected[Int(code)]
    }
    #expect(found == expected)
  }
}

import Glibc
import Testing

@testable import AppraisalIngest

/// The mapping, code by code, against two other implementations and what was published since.
@Suite("GB18030 mapping")
struct GB18030MappingTests {
  /// The two-byte codes that have changed since the edition of 2000, with what they stood for then
  /// and what they stand for now.
  ///
  /// A8BC changed in 2005, the others in 2022 (Unicode document L2/23-003).
  static let changed: [(code: [UInt8], former: UInt32, current: UInt32)] = [
    ([0xA8, 0xBC], 0xE7C7, 0x1E3F),
    ([0xA6, 0xD9], 0xE78D, 0xFE10), ([0xA6, 0xDA], 0xE78E, 0xFE12), ([0xA6, 0xDB], 0xE78F, 0xFE11),
    ([0xA6, 0xDC], 0xE790, 0xFE13), ([0xA6, 0xDD], 0xE791, 0xFE14), ([0xA6, 0xDE], 0xE792, 0xFE15),
    ([0xA6, 0xDF], 0xE793, 0xFE16), ([0xA6, 0xEC], 0xE794, 0xFE17), ([0xA6, 0xED], 0xE795, 0xFE18),
    ([0xA6, 0xF3], 0xE796, 0xFE19),
    ([0xFE, 0x59], 0xE81E, 0x9FB4), ([0xFE, 0x61], 0xE826, 0x9FB5), ([0xFE, 0x66], 0xE82B, 0x9FB6),
    ([0xFE, 0x67], 0xE82C, 0x9FB7), ([0xFE, 0x6D], 0xE832, 0x9FB8), ([0xFE, 0x7E], 0xE843, 0x9FB9),
    ([0xFE, 0x90], 0xE854, 0x9FBA), ([0xFE, 0xA0], 0xE864, 0x9FBB),
  ]

  /// The four-byte codes that those characters had in 2000, and still may have.
  static let changedQuads: [(code: [UInt8], current: UInt32)] = [
    ([0x81, 0x35, 0xF4, 0x37], 0xE7C7),
    ([0x84, 0x31, 0x82, 0x36], 0xFE10), ([0x84, 0x31, 0x82, 0x37], 0xFE11),
    ([0x84, 0x31, 0x82, 0x38], 0xFE12), ([0x84, 0x31, 0x82, 0x39], 0xFE13),
    ([0x84, 0x31, 0x83, 0x30], 0xFE14), ([0x84, 0x31, 0x83, 0x31], 0xFE15),
    ([0x84, 0x31, 0x83, 0x32], 0xFE16), ([0x84, 0x31, 0x83, 0x33], 0xFE17),
    ([0x84, 0x31, 0x83, 0x34], 0xFE18), ([0x84, 0x31, 0x83, 0x35], 0xFE19),
    ([0x82, 0x35, 0x90, 0x37], 0x9FB4), ([0x82, 0x35, 0x90, 0x38], 0x9FB5),
    ([0x82, 0x35, 0x90, 0x39], 0x9FB6), ([0x82, 0x35, 0x91, 0x30], 0x9FB7),
    ([0x82, 0x35, 0x91, 0x31], 0x9FB8), ([0x82, 0x35, 0x91, 0x32], 0x9FB9),
    ([0x82, 0x35, 0x91, 0x33], 0x9FBA), ([0x82, 0x35, 0x91, 0x34], 0x9FBB),
  ]

  /// Codes of the private use area that GNU's `iconv` maps to characters with codes of their own.
  static let mappedByGNUOnly: Set<String> = ["FE51", "FE52", "FE53", "FE6C", "FE76", "FE91"]

  /// FNV-1a, 64 bits, over each scalar as four bytes, the highest first.
  private func sum(_ scalars: some Sequence<UInt32>) -> UInt64 {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    for scalar in scalars {
      for shift in stride(from: UInt32(24), through: 0, by: -8) {
        sum = (sum ^ UInt64(scalar >> shift & 0xFF)) &* 0x100_0000_01B3
      }
    }
    return sum
  }

  /// The sums are those of Python 3.11's codec, the edition of 2000, as printed by
  /// `Scripts/make-gb18030-table.py --hashes`.
  @Test(
    "Apart from the codes that have changed, all two-byte codes are those of the edition of 2000")
  func keepsTwoByteCodes() {
    let former = Dictionary(uniqueKeysWithValues: Self.changed.map { ($0.code, $0.former) })
    let scalars = twoByteCodes.map { former[$0] ?? scalarOfGB18030($0) ?? 0 }
    #expect(sum(scalars) == 0xDEFD_D96E_5579_6B5B)
  }

  @Test("Apart from 8135F437, so are the four-byte codes of the basic plane")
  func keepsFourByteCodes() {
    let scalars = (0..<39_420).map { pointer in
      pointer == 7_457 ? 0x1E3F : scalarOfGB18030(fourByteCode(pointer)) ?? 0
    }
    #expect(sum(scalars) == 0x7D2B_A5B0_660C_9F7B)
  }

  @Test("The codes that have changed are read by the edition of 2022, and told")
  func readsChangedCodes() {
    let all =
      Self.changed.map { ($0.code, $0.current) } + Self.changedQuads.map { ($0.code, $0.current) }
    #expect(all.count == 38)
    for (code, scalar) in all {
      #expect(scalarOfGB18030(code) == scalar, "\(hexadecimal(code))")
      #expect(decodedGB18030(code).result.remapped == 1, "\(hexadecimal(code))")
    }
    let others = twoByteCodes.filter { code in !Self.changed.contains { $0.code == code } }
    #expect(decodedGB18030(Array(others.joined())).result.remapped == 0)
    let quads = (0..<39_420).map(fourByteCode)
    #expect(decodedGB18030(Array(quads.joined())).result.remapped == Self.changedQuads.count)
  }

  /// Newer versions of the library give the four-byte codes of 2022 to the private use area, older
  /// ones have none for them: on those the comparison says nothing.
  @Test("Two-byte codes and those of the basic plane are what GNU's iconv makes of them")
  func agreesWithIconv() throws {
    let converter = try #require(Iconv(from: "GB18030"))
    let excused = Self.mappedByGNUOnly.union(
      Self.changed.map { hexadecimal($0.code) } + Self.changedQuads.map { hexadecimal($0.code) })
    let differing = (twoByteCodes + (0..<39_420).map(fourByteCode)).filter { code in
      converter.utf8(code) != decodedGB18030(code).text
    }.map(hexadecimal)
    #expect(Set(differing).subtracting(excused) == [])
  }

  @Test("The higher planes follow by counting, and GNU's iconv counts alike")
  func countsHigherPlanes() throws {
    let converter = try #require(Iconv(from: "GB18030"))
    var differing = 0
    // A step that is prime visits every position of a digit.
    for pointer in stride(from: 189_000, through: 1_237_575, by: 97) {
      let code = fourByteCode(pointer)
      let scalar = UInt32(0x1_0000 + pointer - 189_000)
      if scalarOfGB18030(code) != scalar { differing += 1 }
      if converter.utf8(code) != decodedGB18030(code).text { differing += 1 }
    }
    #expect(differing == 0)
    #expect(scalarOfGB18030([0x90, 0x30, 0x81, 0x30]) == 0x1_0000)
    #expect(scalarOfGB18030([0xE3, 0x32, 0x9A, 0x35]) == 0x10_FFFF)
  }

  @Test("No surrogate and no scalar twice, but for the codes of two editions")
  func isOneToOne() {
    let scalars = (twoByteCodes + (0..<39_420).map(fourByteCode)).compactMap(scalarOfGB18030)
    #expect(scalars.count == 23_940 + 39_420)
    #expect(!scalars.contains { (0xD800...0xDFFF).contains($0) })
    let counts = Dictionary(scalars.map { ($0, 1) }, uniquingKeysWith: +)
    // The eighteen of 2022, which the edition of 2000 gave four bytes.
    let twice = Set(counts.filter { $0.value > 1 }.keys)
    #expect(twice == Set(Self.changed.map(\.current)).subtracting([0x1E3F]))
    // All of the basic plane beyond ASCII but surrogates, and but for the private codes given up.
    #expect(counts.count == 0x1_0000 - 0x80 - 0x800 - 18)
  }
}

/// The C library's converter to UTF-8.
private final class Iconv {
  private let handle: iconv_t

  init?(from encoding: String) {
    guard let opened = iconv_open("UTF-8", encoding), opened != iconv_t(bitPattern: -1) else {
      return nil
    }
    handle = opened
  }

  deinit { iconv_close(handle) }

  /// The UTF-8 of a short text; `nil` when it does not convert.
  func utf8(_ bytes: [UInt8]) -> [UInt8]? {
    var input = bytes.map(CChar.init(bitPattern:))
    var output = [CChar](repeating: 0, count: bytes.count * 4)
    var (left, free) = (input.count, output.count)
    let status = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var (next, room) = (source.baseAddress, target.baseAddress)
        return iconv(handle, &next, &left, &room, &free)
      }
    }
    guard status != -1 else { return nil }
    return output[..<(output.count - free)].map(UInt8.init(bitPattern:))
  }
}

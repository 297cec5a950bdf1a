import Testing

@testable import AppraisalIngest

@Suite("Keyed hash")
struct KeyedHashTests {
  /// The key of the published vectors: the bytes 0, 1, …, 15.
  private let published = KeyedHash(low: 0x0706_0504_0302_0100, high: 0x0F0E_0D0C_0B0A_0908)

  /// The bytes 0, 1, ….
  private func hash(ofFirst count: UInt8) -> UInt64 {
    (0..<count).map { $0 }.withUnsafeBufferPointer { published($0) }
  }

  @Test("The vector of the paper's appendix A, with fifteen bytes")
  func paper() {
    #expect(hash(ofFirst: 15) == 0xA129_CA61_49BE_45E5)
  }

  @Test(
    "OpenSSL's SipHash, at every length of a last word",
    arguments: [
      (0, 0x726F_DB47_DD0E_0E31),
      (1, 0x74F8_39C5_93DC_67FD),
      (2, 0x0D6C_8009_D9A9_4F5A),
      (3, 0x8567_6696_D7FB_7E2D),
      (4, 0xCF27_94E0_2771_87B7),
      (5, 0x1876_5564_CD99_A68D),
      (6, 0xCBC9_466E_58FE_E3CE),
      (7, 0xAB02_00F5_8B01_D137),
      (8, 0x93F5_F579_9A93_2462),
      (9, 0x9E00_82DF_0BA9_E4B0),
      (10, 0x7A5D_BBC5_94DD_B9F3),
      (11, 0xF4B3_2F46_226B_ADA7),
      (12, 0x751E_8FBC_860E_E5FB),
      (13, 0x14EA_5627_C084_3D90),
      (14, 0xF723_CA90_8E7A_F2EE),
      (15, 0xA129_CA61_49BE_45E5),
      (16, 0x3F2A_CC7F_57C2_9BDB),
      (17, 0x699A_E9F5_2CBE_4794),
      (23, 0xA80C_038C_CD5C_CEC8),
      (24, 0xB8AD_50C6_F649_AF94),
      (63, 0x958A_324C_EB06_4572),
      (64, 0xACD2_C40B_8502_CAD8),
    ] as [(UInt8, UInt64)])
  func openSSL(count: UInt8, expected: UInt64) {
    #expect(hash(ofFirst: count) == expected)
  }

  @Test("The key of ballots is the text that its comment names")
  func key() {
    let text = Array("pingyi-ballots-1".utf8)
    let words = [text.prefix(8), text.suffix(8)].map { half in
      half.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
    #expect(KeyedHash.ballots == KeyedHash(low: words[0], high: words[1]))
  }

  @Test("Only no bytes at all have the mark 0")
  func mark() {
    [UInt8]().withUnsafeBufferPointer { #expect(KeyedHash.ballots.mark(of: $0) == 0) }
    ([0] as [UInt8]).withUnsafeBufferPointer {
      #expect(KeyedHash.ballots.mark(of: $0) == KeyedHash.ballots($0))
      #expect(KeyedHash.ballots.mark(of: $0) != 0)
    }
  }
}

import CCrypto

/// SHA-256, by which an input is recognised again.
public enum ContentHash {
  /// The SHA-256 of bytes.
  ///
  /// - Parameter bytes: The bytes.
  /// - Returns: 64 lower-case hexadecimal digits.
  public static func sha256(of bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    let status = bytes.withUnsafeBytes { buffer in
      EVP_Digest(buffer.baseAddress, buffer.count, &digest, &length, EVP_sha256(), nil)
    }
    // The only failures are an unknown algorithm and a lack of memory.
    precondition(status == 1 && length == 32, "libcrypto computes SHA-256")
    return hexadecimal(digest.prefix(32))
  }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

import CCrypto

/// SHA-256, by which an input is recognised again.
public enum ContentHash {
  /// The SHA-256 of bytes.
  ///
  /// - Parameter bytes: The bytes.
  /// - Returns: 64 lower-case hexadecimal digits.
  public static func sha256(of bytes: [UInt8]) -> String {
    var hash = RunningHash()
    bytes.withUnsafeBytes { hash.take($0) }
    return hash.finish()
  }
}

/// The SHA-256 of bytes that come in blocks.
struct RunningHash: ~Copyable {
  private let context: OpaquePointer

  init() {
    // The only failures are an unknown algorithm and a lack of memory.
    guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
      preconditionFailure("libcrypto computes SHA-256")
    }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  mutating func take(_ block: UnsafeRawBufferPointer) {
    precondition(EVP_DigestUpdate(context, block.baseAddress, block.count) == 1)
  }

  /// 64 lower-case hexadecimal digits; nothing may be taken after it.
  mutating func finish() -> String {
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    let status = EVP_DigestFinal_ex(context, &digest, &length)
    precondition(status == 1 && length == 32, "libcrypto computes SHA-256")
    return hexadecimal(digest.prefix(32))
  }

  private func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

import AppraisalReport
import AppraisalScheme
import Glibc

/// The streams and the environment of the process.
struct Terminal {
  /// The words of messages.
  let wording: Wording
  /// Whether messages besides data are left out.
  let isQuiet: Bool

  /// Whether standard output is a terminal that wants colour.
  var isColoured: Bool { isatty(STDOUT_FILENO) == 1 && Terminal.wantsColour }
  /// Whether messages are coloured.
  var areMessagesColoured: Bool { isatty(STDERR_FILENO) == 1 && Terminal.wantsColour }
  /// Whether somebody watches the messages as they come.
  var isWatched: Bool { !isQuiet && isatty(STDERR_FILENO) == 1 }

  /// How many processors there are to read with.
  var processors: Int { max(1, min(64, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  private static var wantsColour: Bool {
    variable("NO_COLOR") == nil && variable("TERM") != "dumb"
  }

  /// Writes data to standard output.
  func print(_ bytes: [UInt8]) throws { try Terminal.write(bytes, to: STDOUT_FILENO) }

  /// Writes data to standard output.
  func print(_ text: String) throws { try print(Array(text.utf8)) }

  /// Writes a message to standard error, unless quiet.
  func say(_ text: String) {
    if !isQuiet { Terminal.complain(text) }
  }

  /// Shows what is being done, on a terminal only; the next message takes its place.
  func show(_ text: String) {
    if isWatched { Terminal.complain("\r\u{1B}[2K\(text)") }
  }

  /// Takes away what was shown last.
  func clear() {
    if isWatched { Terminal.complain("\r\u{1B}[2K") }
  }

  /// Writes to standard error, quiet or not.
  static func complain(_ text: String) {
    // Nothing can be said about standard error being closed.
    try? write(Array(text.utf8), to: STDERR_FILENO)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw CommandFailure("无法写到标准输出 · standard output cannot be written\n", Exit.output)
      }
      start += count
    }
  }

  /// The value of an environment variable.
  static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// The language of the locale; Chinese unless it is English.
  static var localeLanguage: MessageLanguage {
    let locale =
      ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(variable)
      .first { !$0.isEmpty } ?? ""
    return locale.hasPrefix("en") ? .english : .chinese
  }
}

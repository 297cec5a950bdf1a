import Glibc

/// Seconds and memory that the process has used.
package struct Resources: Sendable {
  package let wall: Double
  package let processor: Double

  /// What was used up to now.
  package static func now() -> Resources {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Resources(
      wall: Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9,
      processor: seconds(usage.ru_utime) + seconds(usage.ru_stime))
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) * 1e-6
  }

  /// Kibibytes by the kernel's name, as `/proc/self/status` has it.
  package static func memory(_ name: String) -> Int? {
    guard let file = fopen("/proc/self/status", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, CInt(line.count), file) != nil {
      let bytes = line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      guard bytes.starts(with: "\(name):".utf8) else { continue }
      return bytes.filter { (0x30...0x39).contains($0) }.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    return nil
  }
}

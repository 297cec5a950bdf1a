import Glibc

/// Tables of reference answers that are not part of the project, beside its folder in
/// `../shared/golden`.
enum OutlierGolden {
  /// The folder, found from the place of this file.
  private static let folder: String = {
    let parts = #filePath.split(separator: "/").dropLast(5)
    return "/" + parts.joined(separator: "/") + "/shared/golden/"
  }()

  /// Whether the reference answers are there.
  static var isPresent: Bool { access(folder + "robust/mcd_summary.csv", R_OK) == 0 }

  /// Why a test is skipped.
  static let absence: String = "the reference answers in ../shared/golden are not on this machine"

  /// The rows of a table, each as values by column name.
  static func rows(_ path: String) -> [[String: String]] {
    let lines = text(folder + path).split(whereSeparator: \.isNewline).map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map {
        String($0).trimmingQuotes()
      }
    }
    guard let names = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(zip(names, $0)) { first, _ in first } }
  }

  /// The columns of a table of numbers under a line of names.
  static func columns(_ path: String) -> [[Double]] {
    let lines = text(folder + path).split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.split(separator: ",").map { Double($0) ?? .nan }
    }
    return (0..<(lines.first?.count ?? 0)).map { column in lines.map { $0[column] } }
  }

  private static func text(_ path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }
}

extension String {
  fileprivate func trimmingQuotes() -> String {
    hasPrefix("\"") && hasSuffix("\"") ? String(dropFirst().dropLast()) : self
  }

  /// Numbers separated by blanks.
  var numbers: [Double] { split(separator: " ").map { Double($0) ?? .nan } }

  /// Row numbers from 1, separated by blanks, as row numbers from 0.
  var rowNumbers: [Int] { split(separator: " ").map { (Int($0) ?? 0) - 1 } }
}

/// Whether two numbers agree to a share of the larger one.
func agree(_ found: Double, _ expected: Double, _ tolerance: Double, floor: Double = 0) -> Bool {
  if found.isNaN || expected.isNaN { return found.isNaN && expected.isNaN }
  return abs(found - expected) <= max(tolerance * max(abs(found), abs(expected)), floor)
}

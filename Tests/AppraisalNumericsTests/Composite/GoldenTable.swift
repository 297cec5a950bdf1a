import Foundation

/// A table of reference answers that lies beside the package and is not part of it.
struct GoldenTable {
  /// The column names.
  let names: [String]
  /// The cells, row by row.
  let cells: [[Substring]]

  /// Where reference answers lie: `../shared/golden` beside the package folder.
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("shared/golden")

  /// Whether a file is there.
  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path)
  }

  init(_ path: String) throws {
    let bytes = try Data(contentsOf: GoldenTable.folder.appendingPathComponent(path))
    let text = String(decoding: bytes, as: UTF8.self)
    // The files used have no quoted line ends; quoted commas stand in names that are not looked at.
    let lines = text.split(whereSeparator: \.isNewline)
    cells = lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    names =
      lines.first.map { line in
        line.split(separator: ",").map { $0.trimmingCharacters(in: ["\u{FEFF}"]) }
      } ?? []
  }

  /// A column of numbers; empty cells are missing.
  func numbers(_ name: String) -> [Double] {
    let position = names.firstIndex(of: name) ?? 0
    return cells.map { Double($0[position]) ?? .nan }
  }
}

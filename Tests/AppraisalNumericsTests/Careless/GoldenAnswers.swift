import AppraisalNumerics
import Glibc
import Testing

/// The 2,436 complete answers to 25 items and what the R package careless makes of them; they lie
/// outside the repository, since the data carry their own licence.
enum GoldenAnswers {
  static let folder: String = {
    let parts = #filePath.split(separator: "/").dropLast(4)
    return "/" + parts.dropLast().joined(separator: "/") + "/shared/golden/careless"
  }()

  static let isPresent = access(folder + "/data_bfi25.csv.gz", R_OK) == 0
  static let absence: Comment =
    "../shared/golden/careless is not there: the indices are not compared with the reference"

  /// Negatively worded items and factor sizes as the reference states them.
  static let reversed: Set<Int> = [0, 8, 9, 10, 11, 21, 24]
  static let factors = [5, 5, 5, 5, 5]

  static func answers() throws -> AnswerMatrix {
    let values = try rows(of: "data_bfi25.csv.gz").flatMap { $0.compactMap { Int8($0) } }
    return try AnswerMatrix(rowMajor: values, items: 25, scale: 1...6)
  }

  /// One column of the reference, `NA` as NaN.
  static func reference(_ name: String) throws -> [Double] {
    let file = "careless_bfi25.csv.gz"
    let header = try #require(try lines(of: file).first)
    let column = try #require(header.firstIndex(of: name))
    return try rows(of: file).map { Double($0[column]) ?? .nan }
  }

  private static func rows(of file: String) throws -> [[String]] {
    Array(try lines(of: file).dropFirst())
  }

  private static func lines(of file: String) throws -> [[String]] {
    let pipe = try #require(popen("gzip -dc '\(folder)/\(file)'", "r"))
    defer { pclose(pipe) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&block, 1, block.count, pipe), count > 0 {
      bytes.append(contentsOf: block[..<count])
    }
    return bytes.split(separator: 10).map { line in
      line.split(separator: 44).map { field in
        String(decoding: field.filter { $0 != 34 && $0 != 13 }, as: UTF8.self)
      }
    }
  }
}

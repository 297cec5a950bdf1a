import Glibc

/// The files of Doubles that `numerics_peers.py data` has written.
struct DataFolder {
  private let path: String

  /// Why a file could not be read.
  struct Unreadable: Error { let path: String }

  init(_ path: String) { self.path = path }

  /// All numbers of a file.
  func doubles(_ name: String) throws -> [Double] {
    let path = "\(path)/\(name).f64"
    guard let file = fopen(path, "rb") else { throw Unreadable(path: path) }
    defer { fclose(file) }
    var status = stat()
    guard fstat(fileno(file), &status) == 0 else { throw Unreadable(path: path) }
    let count = Int(status.st_size) / MemoryLayout<Double>.size
    let values = [Double](unsafeUninitializedCapacity: count) { cells, filled in
      filled = fread(cells.baseAddress, MemoryLayout<Double>.size, count, file)
    }
    guard values.count == count else { throw Unreadable(path: path) }
    return values
  }
}

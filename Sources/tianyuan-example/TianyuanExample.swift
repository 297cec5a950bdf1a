import Glibc

/// Writes the example folder, or a large folder for measuring.
///
/// ```
/// tianyuan-example FOLDER MODEL                             the town, from a fixed seed
/// tianyuan-example --large FOLDER SUBJECTS INDICATORS BALLOTS
/// ```
@main
struct TianyuanExample {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "--large" {
      writeLarge(Array(arguments.dropFirst()))
    } else if arguments.count == 2, let folder = arguments.first, let model = arguments.last {
      writeTown(to: folder, model: model)
    } else {
      fatal("usage: tianyuan-example FOLDER MODEL | --large FOLDER SUBJECTS INDICATORS BALLOTS")
    }
  }

  private static func writeTown(to folder: String, model: String) {
    mkdir(folder, 0o755)
    var random = SplitMix64(seed: 2025)
    let town = Town(&random)
    var records = TownRecords(town: town, random: random)
    for file in records.files() { write(file.bytes, to: "\(folder)/\(file.name)") }
    write(Array(townAssessment(town).utf8), to: folder + "/assessment.yaml")
    write(bytes(of: model), to: folder + "/scheme.yaml")
  }

  private static func writeLarge(_ arguments: [String]) {
    let numbers = arguments.dropFirst().compactMap { Int($0) }
    guard arguments.count == 4, numbers.count == 3, numbers.allSatisfy({ $0 > 0 }), numbers[1] >= 3
    else { fatal("usage: tianyuan-example --large FOLDER SUBJECTS INDICATORS BALLOTS") }
    mkdir(arguments[0], 0o755)
    LargeFolder(subjects: numbers[0], indicators: numbers[1], ballots: numbers[2])
      .write(to: arguments[0])
  }

  private static func bytes(of path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { fatal("\(path): \(String(cString: strerror(errno)))") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = getc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return bytes
  }
}

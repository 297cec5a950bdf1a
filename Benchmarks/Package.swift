// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

// A package of its own, so that users of the libraries never build it.
let package = Package(
  name: "pingyi-benchmarks",
  dependencies: [.package(name: "pingyi", path: "..")],
  targets: [
    .executableTarget(name: "ballot-data", swiftSettings: settings),
    .target(name: "BenchmarkSupport", swiftSettings: settings),
    .executableTarget(
      name: "ingest-benchmark",
      dependencies: ["BenchmarkSupport", .product(name: "AppraisalIngest", package: "pingyi")],
      swiftSettings: settings),
    .executableTarget(
      name: "numerics-benchmark",
      dependencies: ["BenchmarkSupport", .product(name: "AppraisalNumerics", package: "pingyi")],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)

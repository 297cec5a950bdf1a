// swift-tools-version: 6.2
import PackageDescription

// MARK: - Settings

/// The settings of every Swift target.
let settings: [SwiftSetting] = [
  // `any` is written where an existential costs an allocation, so that it can be seen.
  .enableUpcomingFeature("ExistentialAny"),
  // A module's imports are its own business unless it says otherwise.
  .enableUpcomingFeature("InternalImportsByDefault"),
  // A member is only found through an import of the file that uses it.
  .enableUpcomingFeature("MemberImportVisibility"),
  // A warning left standing hides the next one.
  .treatAllWarnings(as: .error),
]

// MARK: - Targets

/// C libraries, as Debian packages them.
let systemLibraries: [Target] = [
  .systemLibrary(
    name: "CLAPACK", pkgConfig: "openblas",
    providers: [.apt(["libopenblas-dev", "liblapacke-dev"])]),
  .systemLibrary(
    name: "CZlib", pkgConfig: "zlib",
    providers: [.apt(["zlib1g-dev"])]),
  .systemLibrary(
    name: "CExpat", pkgConfig: "expat",
    providers: [.apt(["libexpat1-dev"])]),
  .systemLibrary(
    name: "CXLSXWriter", pkgConfig: "xlsxwriter",
    providers: [.apt(["libxlsxwriter-dev"])]),
  .systemLibrary(
    name: "CCrypto", pkgConfig: "libcrypto",
    providers: [.apt(["libssl-dev"])]),
]

/// Our own C: what Swift has no words for yet.
let shims: [Target] = [
  // Comparing 64 bytes at a time.
  .target(name: "CByteScan", cSettings: [.treatAllWarnings(as: .error)])
]

/// The rooms of the house, from the ground up; each depends only on what stands above it here.
let libraries: [Target] = [
  .target(
    name: "AppraisalNumerics", dependencies: ["CLAPACK"],
    exclude: ["README.md"], swiftSettings: settings),
  .target(
    name: "AppraisalIngest", dependencies: ["AppraisalNumerics", "CByteScan", "CCrypto", "CZlib"],
    exclude: ["README.md"], swiftSettings: settings),
  .target(
    name: "AppraisalScheme",
    dependencies: ["AppraisalNumerics", .product(name: "Yams", package: "Yams")],
    exclude: ["README.md"], swiftSettings: settings),
  .target(
    name: "AppraisalEngine",
    dependencies: ["AppraisalNumerics", "AppraisalIngest", "AppraisalScheme"],
    exclude: ["README.md"], swiftSettings: settings),
  .target(
    name: "AppraisalLedger",
    dependencies: [
      "AppraisalNumerics", "AppraisalIngest", "AppraisalEngine",
      .product(name: "GRDB", package: "GRDB.swift"),
    ],
    exclude: ["README.md"], swiftSettings: settings),
  .target(
    name: "AppraisalReport",
    dependencies: [
      "AppraisalNumerics", "AppraisalIngest", "AppraisalScheme", "AppraisalEngine", "CXLSXWriter",
    ],
    exclude: ["README.md"], swiftSettings: settings),
]

/// The models in `Models/`, without their ending.
let modelFiles = [
  "cadre-vote-rate-ladder",
  "changning-dual-service",
  "composite-index",
  "grid-worker-appraisal",
  "hanyang-duty-report",
  "hanyang-instructor-review",
  "hanyang-tier-progress",
  "jiefang-street-review",
  "kunming-dual-review",
  "kunming-matter-review",
  "party-member-review",
  "rating-form-forced-distribution",
  "satisfaction-survey",
  "xihaian-dual-report-assessment",
  "xihaian-member-stars",
  "xihaian-structure-check",
  "yunyan-community-duty",
  "yunyan-matter-pledge-review",
  "yunyan-merchant-credit",
]

/// What a user runs.
let commands: [Target] = [
  .executableTarget(
    name: "pingyi",
    dependencies: [
      "AppraisalNumerics", "AppraisalIngest", "AppraisalScheme", "AppraisalEngine",
      "AppraisalLedger", "AppraisalReport",
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ],
    exclude: ["README.md"],
    // The models travel inside the program, so that it is one file.
    resources: modelFiles.map { .embedInCode("Models/\($0).yaml") },
    swiftSettings: settings),
  // Makes `Examples/tianyuan-2025`, and large folders to measure with.
  .executableTarget(name: "tianyuan-example", swiftSettings: settings),
]

let tests: [Target] = [
  .target(
    name: "AppraisalTestSupport", path: "Tests/AppraisalTestSupport", swiftSettings: settings),
  .testTarget(
    name: "AppraisalNumericsTests", dependencies: ["AppraisalTestSupport", "AppraisalNumerics"],
    swiftSettings: settings),
  .testTarget(
    name: "AppraisalIngestTests",
    // The slow reader of workbooks that the own one is compared with stands on expat.
    dependencies: [
      "AppraisalTestSupport", "AppraisalNumerics", "AppraisalIngest", "CExpat", "CZlib",
    ],
    swiftSettings: settings),
  .testTarget(
    name: "AppraisalSchemeTests",
    dependencies: ["AppraisalTestSupport", "AppraisalNumerics", "AppraisalScheme"],
    swiftSettings: settings),
  .testTarget(
    name: "AppraisalEngineTests",
    dependencies: [
      "AppraisalTestSupport",
      "AppraisalNumerics", "AppraisalIngest", "AppraisalScheme", "AppraisalEngine",
    ], swiftSettings: settings),
  .testTarget(
    name: "AppraisalLedgerTests",
    dependencies: [
      "AppraisalNumerics", "AppraisalIngest", "AppraisalEngine", "AppraisalLedger",
      .product(name: "GRDB", package: "GRDB.swift"),
    ], swiftSettings: settings),
  .testTarget(
    name: "AppraisalReportTests",
    dependencies: ["AppraisalNumerics", "AppraisalIngest", "AppraisalScheme", "AppraisalReport"],
    swiftSettings: settings),
  .testTarget(
    name: "pingyiTests", dependencies: ["AppraisalTestSupport", "pingyi", "tianyuan-example"],
    swiftSettings: settings),
]

// MARK: - Package

let package = Package(
  name: "pingyi",
  products: [
    .executable(name: "pingyi", targets: ["pingyi"]),
    .library(name: "AppraisalNumerics", targets: ["AppraisalNumerics"]),
    .library(name: "AppraisalIngest", targets: ["AppraisalIngest"]),
    .library(name: "AppraisalScheme", targets: ["AppraisalScheme"]),
    .library(name: "AppraisalEngine", targets: ["AppraisalEngine"]),
    .library(name: "AppraisalLedger", targets: ["AppraisalLedger"]),
    .library(name: "AppraisalReport", targets: ["AppraisalReport"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: systemLibraries + shims + libraries + commands + tests,
  swiftLanguageModes: [.v6]
)

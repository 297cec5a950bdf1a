// swift-tools-version: 6.2
import PackageDescription

// A package of its own: a user of the library never resolves or builds it.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"), .treatAllWarnings(as: .error),
]

let notebooks = [
  "BuildingAnIndex", "WeightThatDecides", "OutliersRobustly", "RanksAcrossCommunities",
]

let package = Package(
  name: "notebooks",
  dependencies: [.package(name: "pingyi", path: "..")],
  targets: [.target(name: "NotebookSupport", swiftSettings: settings)]
    + notebooks.map {
      .executableTarget(
        name: $0,
        dependencies: [
          "NotebookSupport", .product(name: "AppraisalNumerics", package: "pingyi"),
        ],
        swiftSettings: settings)
    },
  swiftLanguageModes: [.v6]
)

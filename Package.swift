// swift-tools-version: 6.2
import PackageDescription

/// The settings every target of ours is built with; architecture: a target where there is a
/// dependency to fence off, a folder where there is a concept to name.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

func ours(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = [])
  -> Target
{
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], exclude: exclude,
    swiftSettings: strict)
}

func system(_ name: String, pkgConfig: String, apt: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt])])
}

let package = Package(
  name: "parindex",
  products: [
    .executable(name: "parindex", targets: ["parindex"]),
    .library(name: "Spreadsheets", targets: ["Spreadsheets"]),
  ],
  dependencies: [
    // Exact fractions: a sum of survey means has a denominator no fixed width holds.
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    // SQLite: schema, migrations, transactions.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // Pages with escaping on by default.
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    // pipeline.yaml, with the line and column of every node.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    // The command line and its help.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    system("CLibXML2", pkgConfig: "libxml-2.0", apt: "libxml2-dev"),
    system("CLibCrypto", pkgConfig: "libcrypto", apt: "libssl-dev"),
    // Zip: of the system's libraries minizip is the one that tells where an entry's bytes lie, so
    // that overlapping entries can be refused; libzip hides it. It reads through callbacks alone.
    system("CMinizip", pkgConfig: "minizip", apt: "libminizip-dev"),
    system("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev"),
    .systemLibrary(name: "CLinux"),
    ours("Domain", ["BigInt"]),
    ours("Digests", ["CLibCrypto"]),
    // The effects on files and processes that know nothing of rounds; the system's calls are made
    // here, so that what the machine does wrong is worded in one place.
    ours("Disk", ["Domain", "Digests", "CLinux"]),
    ours("Spreadsheets", ["CLibXML2", "CMinizip"]),
    ours(
      "Pages", ["Domain", .product(name: "Mustache", package: "swift-mustache")],
      resources: [.embedInCode("Templates")]),
    ours("Stages", ["Domain", "Digests", "Spreadsheets", "Pages"]),
    ours(
      "Checkpoints",
      ["Domain", "Digests", "Disk", "CZlib", .product(name: "GRDB", package: "GRDB.swift")]),
    // The definition of a round, read and checked line by line; the only importer of Yams, and kept
    // from the database, so that it can be judged before anything is run.
    ours("Definitions", ["Domain", "Digests", "Disk", "Stages", "Yams"]),
    ours("Sample", ["Domain", "Spreadsheets"]),
    ours(
      "Runner",
      ["Domain", "Digests", "Disk", "Definitions", "Spreadsheets", "Stages", "Checkpoints"]),
    .executableTarget(
      name: "parindex",
      dependencies: [
        "Domain", "Disk", "Definitions", "Spreadsheets", "Stages", "Runner", "Sample",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    .target(
      name: "TestSupport",
      dependencies: ["Domain", "Definitions", "Stages", "Spreadsheets", "Runner", "Sample"],
      path: "Tests/TestSupport", swiftSettings: strict),
    tests("DomainTests", ["Domain"]),
    tests("DiskTests", ["Disk", "Domain"]),
    tests("DefinitionsTests", ["Definitions", "Domain"]),
    tests("SpreadsheetsTests", ["Spreadsheets"]),
    tests("StagesTests", ["Definitions", "Domain", "Runner", "Stages", "Spreadsheets"]),
    tests("PagesTests", ["Definitions", "Domain", "Digests", "Pages", "Runner"]),
    tests("CheckpointsTests", ["Checkpoints", "Digests", "Domain"]),
    tests(
      "RunnerTests",
      [
        "Runner", "Definitions", "Disk", "Domain", "Stages", "Checkpoints", "Sample",
        "Spreadsheets",
      ]),
    tests("SampleTests", ["Sample", "Definitions", "Domain", "Spreadsheets", "Runner"]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "parindex", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    tests(
      "GoldenTests", ["Checkpoints", "Definitions", "Digests", "Domain", "Runner", "Stages"],
      exclude: ["Outputs"]),
    tests("TidyTests", []),
  ],
  swiftLanguageModes: [.v6]
)

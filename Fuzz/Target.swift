internal import Glibc

/// The format whose reader is tried: XMLSpreadsheet, xlsx or ods.
private let format = getenv("PARINDEX_FUZZ").map { String(cString: $0) }

/// What libFuzzer calls with bytes of its making: nothing may stop the program.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = UnsafeRawBufferPointer(start: start, count: count)
  switch format {
  case "XMLSpreadsheet": fuzzXMLSpreadsheet(bytes)
  case "xlsx": fuzzXlsx(bytes)
  case "ods": fuzzOds(bytes)
  default: fatalError("PARINDEX_FUZZ must name a format")
  }
  return 0
}

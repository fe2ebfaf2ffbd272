internal import BigInt
enum DomainPlaceholder {}

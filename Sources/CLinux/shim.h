/* Declared by glibc only for _GNU_SOURCE, which the Glibc module does not set. */
int syncfs(int fd);
int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned int flags);
enum { CLINUX_RENAME_EXCHANGE = 2 };
#define MFD_CLOEXEC 1U
int memfd_create(const char *name, unsigned int flags);
int pipe2(int ends[2], int flags);

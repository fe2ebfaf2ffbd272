/* Declared by glibc only for _GNU_SOURCE, which the Glibc module does not set. */
int syncfs(int fd);

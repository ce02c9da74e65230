package afterimage.engine.file;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Iterator;
import java.util.Locale;

/** A path of {@link StrictFiles}: with backslashes, equal in any case, and refused where a name cannot be one. */
final class StrictPath implements Path {
    private final StrictFiles files;
    /** The same on the file system below, as it was written. */
    final Path plain;

    StrictPath(StrictFiles files, Path plain) {
        this.files = files;
        this.plain = plain;
    }

    static StrictPath of(StrictFiles files, String text) {
        String[] names = text.split("[/\\\\]");
        for (String name : names) {
            if (name.matches("(?s).*[<>:\"|?*\\x00-\\x1f].*|.*[ ]|.*[^.][.]")) {
                throw new InvalidPathException(text, "Illegal char");
            }
        }
        return new StrictPath(files, Path.of(text.replace('\\', '/')));
    }

    static Path plain(Path path) {
        if (path instanceof StrictPath strict) {
            return strict.plain;
        }
        throw new ProviderMismatchException();
    }

    private StrictPath of(Path path) {
        return path == null ? null : new StrictPath(files, path);
    }

    private String folded() {
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    private static Path folded(Path path) {
        return Path.of(plain(path).toString().toLowerCase(Locale.ROOT));
    }

    @Override
    public FileSystem getFileSystem() {
        return files.system;
    }

    @Override
    public boolean isAbsolute() {
        return plain.isAbsolute();
    }

    @Override
    public Path getRoot() {
        return of(plain.getRoot());
    }

    @Override
    public Path getFileName() {
        return of(plain.getFileName());
    }

    @Override
    public Path getParent() {
        return of(plain.getParent());
    }

    @Override
    public int getNameCount() {
        return plain.getNameCount();
    }

    @Override
    public Path getName(int index) {
        return of(plain.getName(index));
    }

    @Override
    public Path subpath(int begin, int end) {
        return of(plain.subpath(begin, end));
    }

    @Override
    public boolean startsWith(Path other) {
        return other instanceof StrictPath && folded(this).startsWith(folded(other));
    }

    @Override
    public boolean endsWith(Path other) {
        return other instanceof StrictPath && folded(this).endsWith(folded(other));
    }

    @Override
    public Path normalize() {
        return of(plain.normalize());
    }

    @Override
    public Path resolve(Path other) {
        return of(plain.resolve(plain(other)));
    }

    @Override
    public Path relativize(Path other) {
        return of(plain.relativize(plain(other)));
    }

    @Override
    public URI toUri() {
        return plain.toUri();
    }

    @Override
    public Path toAbsolutePath() {
        return of(plain.toAbsolutePath());
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
        return of(files.below(this).toRealPath(options));
    }

    @Override
    public File toFile() {
        return files.below(this).toFile();
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterator<Path> iterator() {
        Iterator<Path> names = plain.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return names.hasNext();
            }

            @Override
            public Path next() {
                return of(names.next());
            }
        };
    }

    @Override
    public int compareTo(Path other) {
        return folded().compareTo(((StrictPath) other).folded());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StrictPath path && folded().equals(path.folded());
    }

    @Override
    public int hashCode() {
        return folded().hashCode();
    }

    @Override
    public String toString() {
        // The system's own calls, which are given whole paths as text, know no others.
        return isAbsolute() ? plain.toString() : plain.toString().replace('/', '\\');
    }
}

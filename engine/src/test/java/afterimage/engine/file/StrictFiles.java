package afterimage.engine.file;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Real files with the manners of Windows, so that what breaks there shows on Linux: an open file and the folders around
 * it can be neither removed, moved nor replaced, whatever opened it; locked bytes cannot be read; names are the same in
 * any case and some are none; there are no inodes, links to files only if asked for, and no permissions. Stricter than
 * NTFS where Java's channels let others delete what they have open.
 */
final class StrictFiles extends FileSystemProvider {
    private static final String RESERVED = "(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?";
    /** What this process has open, as links, however it was opened. */
    private static final Path OPEN = Path.of("/proc/self/fd");

    private static final Path MAPPED = Path.of("/proc/self/maps");
    private static final Path LOCKED = Path.of("/proc/locks");

    final FileSystem system = new StrictSystem(this);
    private final boolean links;

    StrictFiles(boolean links) {
        this.links = links;
    }

    static boolean canBe() {
        return Files.isDirectory(OPEN) && Files.isReadable(MAPPED) && Files.isReadable(LOCKED);
    }

    /** The file below that a path names, in the case that it has there. */
    Path below(Path path) {
        Path exact = StrictPath.plain(path).toAbsolutePath();
        if (exact.getParent() == null || Files.exists(exact, LinkOption.NOFOLLOW_LINKS)) {
            return exact;
        }
        Path parent = below(new StrictPath(this, exact.getParent()));
        String name = exact.getFileName().toString();
        try (Stream<Path> siblings = Files.list(parent)) {
            return siblings.filter(each -> each.getFileName().toString().equalsIgnoreCase(name))
                    .findFirst()
                    .orElse(parent.resolve(name));
        } catch (IOException e) {
            return parent.resolve(name);
        }
    }

    private Path made(Path path, FileAttribute<?>... attributes) throws IOException {
        if (path.getFileName().toString().matches(RESERVED)) {
            throw new FileSystemException(path.toString(), null, "The directory name is invalid");
        }
        for (FileAttribute<?> attribute : attributes) {
            requireView(attribute.name());
        }
        return below(path);
    }

    private static void requireView(String attribute) {
        if (attribute.matches("(unix|posix):.*")) {
            throw new UnsupportedOperationException("View not available: " + attribute);
        }
    }

    /** Refuses what is open, or has something open below. */
    private static void requireClosed(Path real) throws IOException {
        List<Path> open = new ArrayList<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(OPEN)) {
            for (Path descriptor : descriptors) {
                try {
                    open.add(Files.readSymbolicLink(descriptor));
                } catch (NoSuchFileException closedMeanwhile) {
                    continue;
                }
            }
        }
        Files.readAllLines(MAPPED).stream()
                .filter(line -> line.indexOf('/') > 0)
                .map(line -> Path.of(line.substring(line.indexOf('/'))))
                .forEach(open::add);
        if (open.stream().anyMatch(each -> each.startsWith(real))) {
            throw new FileSystemException(
                    real.toString(),
                    null,
                    "The process cannot access the file because it is being used by another process");
        }
    }

    private static void requireReadable(Path real) throws IOException {
        if (!Files.isRegularFile(real)) {
            return;
        }
        String inode = ":" + Files.getAttribute(real, "unix:ino") + " ";
        if (Files.readAllLines(LOCKED).stream().anyMatch(line -> line.contains(inode))) {
            throw new IOException(
                    "The process cannot access the file because another process has locked a portion" + " of the file");
        }
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        Path real = made(path, attributes);
        if (Files.isDirectory(real)) {
            throw new AccessDeniedException(path.toString());
        }
        if (options.isEmpty() || options.contains(StandardOpenOption.READ)) {
            requireReadable(real);
        }
        return FileChannel.open(real, options, attributes);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        DirectoryStream<Path> entries = Files.newDirectoryStream(below(folder));
        List<Path> kept = new ArrayList<>();
        for (Path entry : entries) {
            Path own = folder.resolve(new StrictPath(this, entry.getFileName()));
            if (filter.accept(own)) {
                kept.add(own);
            }
        }
        return new DirectoryStream<>() {
            @Override
            public java.util.Iterator<Path> iterator() {
                return kept.iterator();
            }

            @Override
            public void close() throws IOException {
                entries.close();
            }
        };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        Files.createDirectory(made(folder, attributes));
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        if (!links) {
            throw new FileSystemException(link.toString(), null, "Incorrect function");
        }
        Files.createLink(made(link), below(existing));
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) throws IOException {
        throw new FileSystemException(link.toString(), null, "A required privilege is not held by the client");
    }

    @Override
    public void delete(Path path) throws IOException {
        requireClosed(below(path));
        Files.delete(below(path));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        requireReadable(below(source));
        Path to = made(target);
        if (List.of(options).contains(StandardCopyOption.REPLACE_EXISTING)) {
            requireClosed(to);
        }
        Files.copy(below(source), to, options);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        requireClosed(below(source));
        Path to = made(target);
        if (options.length > 0) {
            requireClosed(to);
        }
        Files.move(below(source), to, options);
    }

    @Override
    public boolean isSameFile(Path one, Path other) throws IOException {
        return one.equals(other) || Files.isSameFile(below(one), below(other));
    }

    @Override
    public boolean isHidden(Path path) {
        return false;
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return Files.getFileStore(below(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        Path real = below(path);
        real.getFileSystem().provider().checkAccess(real, modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        return type == BasicFileAttributeView.class ? Files.getFileAttributeView(below(path), type, options) : null;
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        if (type != BasicFileAttributes.class) {
            throw new UnsupportedOperationException(type.getName());
        }
        return type.cast(new StrictAttributes(Files.readAttributes(below(path), BasicFileAttributes.class, options)));
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        requireView(attributes);
        return Files.readAttributes(below(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        requireView(attribute);
        Files.setAttribute(below(path), attribute, value, options);
    }

    @Override
    public String getScheme() {
        return "strict";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        return system;
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return system;
    }

    @Override
    public Path getPath(URI uri) {
        return new StrictPath(this, Path.of(uri));
    }
}

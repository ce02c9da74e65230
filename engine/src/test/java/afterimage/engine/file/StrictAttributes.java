package afterimage.engine.file;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** What a file is; by what the system knows it is told on Linux and macOS alone. */
record StrictAttributes(BasicFileAttributes plain) implements BasicFileAttributes {
    @Override
    public Object fileKey() {
        return null;
    }

    @Override
    public FileTime lastModifiedTime() {
        return plain.lastModifiedTime();
    }

    @Override
    public FileTime lastAccessTime() {
        return plain.lastAccessTime();
    }

    @Override
    public FileTime creationTime() {
        return plain.creationTime();
    }

    @Override
    public boolean isRegularFile() {
        return plain.isRegularFile();
    }

    @Override
    public boolean isDirectory() {
        return plain.isDirectory();
    }

    @Override
    public boolean isSymbolicLink() {
        return plain.isSymbolicLink();
    }

    @Override
    public boolean isOther() {
        return plain.isOther();
    }

    @Override
    public long size() {
        return plain.size();
    }
}

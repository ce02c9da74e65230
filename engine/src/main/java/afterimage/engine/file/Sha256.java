package afterimage.engine.file;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4), by which files are told from damaged ones. */
public final class Sha256 {
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Of what {@code content} writes. */
    public static String of(SafeFile.Content content) throws IOException {
        MessageDigest digest = begin();
        content.writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return end(digest);
    }

    /** What {@code digest} has seen, as 64 hexadecimal digits. */
    public static String end(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}

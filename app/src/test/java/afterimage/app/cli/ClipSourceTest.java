package afterimage.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.clip.Clip;
import afterimage.engine.clip.ClipLayout;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunFolder;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ClipSourceTest {
    private static final int BLOCK = 16;
    private static final int FRAMES = 20;
    private static final int PIXELS = 64 * 64;

    @TempDir
    private Path folder;

    private int runs;

    @Command
    private static final class Holder {
        @Mixin
        private ClipSource clips;
    }

    private ClipSource.Open open(Object... args) {
        Holder holder = new Holder();
        Stream<String> given = Arrays.stream(args).map(Object::toString);
        new CommandLine(holder).parseArgs(Stream.concat(Stream.of("run"), given).toArray(String[]::new));
        Path run = folder.resolve("run" + runs++);
        return holder.clips.open(RunFolder.create(run, Presets.named("quick-start")), 8, new PrintWriter(System.err));
    }

    /** As numpy writes it; black but for one white pixel in the last frame of clip {@code marked}, and sparse on disk. */
    private Path write(ClipLayout layout, int clips, int marked) throws IOException {
        Path file = folder.resolve(clips + ".npy");
        String shape = Arrays.stream(layout.shape(clips, FRAMES, 64, 64))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        String text = "{'descr': '|u1', 'fortran_order': False, 'shape': (" + shape + "), }";
        byte[] head = String.format("%-117s\n", text).getBytes(StandardCharsets.US_ASCII);
        ByteBuffer start = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
        start.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) 118);
        start.put(head).flip();
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.SPARSE, StandardOpenOption.WRITE)) {
            channel.write(start, 0);
            channel.write(ByteBuffer.allocate(1), 128 + (long) clips * FRAMES * PIXELS - 1);
            ByteBuffer white = ByteBuffer.wrap(new byte[] {(byte) 255});
            channel.write(white, 128 + layout.frame(FRAMES - 1, marked, FRAMES, clips) * PIXELS + 7);
        }
        return file;
    }

    /** Bytes allocated for each block of the first {@code count} clips. */
    private List<Long> allocated(Path file, int count) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<Long> bytes = new ArrayList<>();
        try (ClipSource.Open source = open("--data", file, "--count", count)) {
            long[] before = {threads.getCurrentThreadAllocatedBytes()};
            source.forEachBlock(block -> {
                assertEquals(BLOCK, block.size());
                bytes.add(threads.getCurrentThreadAllocatedBytes() - before[0]);
                before[0] = threads.getCurrentThreadAllocatedBytes();
            });
        }
        return bytes;
    }

    /** 60,000 clips are 4.9 GB of bytes and would be 19.7 GB of floats. */
    @ParameterizedTest
    @EnumSource(ClipLayout.class)
    void aBlockNeedsTheSameMemoryInAFileOfAnySize(ClipLayout layout) throws IOException {
        long payload = (long) BLOCK * FRAMES * PIXELS * Float.BYTES;
        Path small = write(layout, 64, 0);
        Path large = write(layout, 60_000, 0);
        for (Path file : List.of(small, large)) {
            for (long bytes : allocated(file, 64)) {
                assertTrue(bytes >= payload && bytes < 4 * payload, bytes + " bytes for a block of " + payload);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ClipLayout.class)
    void clipsBeyondTwoGigabytesAreFound(ClipLayout layout) throws IOException {
        Path file = write(layout, 60_000, 59_999);
        try (ClipSource.Open source = open("--data", file)) {
            assertEquals(60_000, source.count());
            List<Clip> last = source.file().read(59_998, 2);
            assertEquals(0, last.get(0).at(FRAMES - 1, 0, 7));
            assertEquals(1, last.get(1).at(FRAMES - 1, 0, 7));
        }
    }

    @Test
    void onlyGeneratedClipsHaveTracks() throws IOException {
        Path file = write(ClipLayout.TIME_FIRST, 64, 0);
        try (ClipSource.Open source = open("--data", file, "--count", 3)) {
            source.forEachBlock(block -> assertEquals(List.of(), block.get(2).tracks()));
        }
        try (ClipSource.Open source = open("--count", 3)) {
            source.forEachBlock(block -> assertEquals(2, block.get(2).tracks().size()));
        }
    }
}

package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bin/afterimage} and {@code bin/afterimage.bat} make of the machine they find. */
class StartScriptsTest {
    private static final Path SCRIPTS = Path.of("src/dist/bin");

    @TempDir
    Path parent;

    private Path program;
    private Path java;

    /** A program, and a Java that says what it was asked for, in folders that need quotes. */
    @BeforeEach
    void install() throws Exception {
        program = Files.createDirectories(parent.resolve("Programm Ä & Co"));
        Files.createDirectories(program.resolve("lib/javafx"));
        Files.createDirectories(program.resolve("bin"));
        Files.copy(SCRIPTS.resolve("afterimage"), program.resolve("bin/afterimage"));
        java = javaOf(parent.resolve("a jdk"), "17.0.15");
    }

    private static Path javaOf(Path home, String version) throws Exception {
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        Path tool = Files.writeString(
                home.resolve("bin/java"),
                "#!/bin/sh\nfor each; do echo \"$each\"; done\necho \"arenas $MALLOC_ARENA_MAX\"\n");
        assertTrue(tool.toFile().setExecutable(true));
        return home;
    }

    private List<String> start(Path javaHome, int code, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("/bin/sh", program.resolve("bin/afterimage").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().put("XDG_CACHE_HOME", parent.resolve("cache").toString());
        builder.environment().remove("MALLOC_ARENA_MAX");
        Process process = builder.start();
        List<String> lines = process.inputReader().lines().toList();
        assertEquals(code, process.waitFor(), () -> String.join("\n", lines));
        return lines;
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void argumentsArriveAsTheyAreAndThreadsShareTheirHeaps() throws Exception {
        List<String> lines = start(java, 0, "predict", "a run", "--out=b \"c\".npy");
        int launcher = lines.indexOf("afterimage.app.Launcher");
        assertEquals(
                List.of("predict", "a run", "--out=b \"c\".npy", "arenas 2"),
                lines.subList(launcher + 1, lines.size()));
        assertTrue(lines.contains(program.toRealPath().resolve("lib") + "/*"), lines::toString);
        assertTrue(lines.contains("-Dafterimage.program=" + program.toRealPath()), lines::toString);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyNewerJavasAreAskedForWhatOlderOnesDoNotKnow() throws Exception {
        assertEquals(List.of(), asked(start(java, 0, "presets")));
        assertEquals(
                2,
                asked(start(javaOf(parent.resolve("new"), "25"), 0, "presets")).size());
        assertEquals(
                List.of("afterimage: Java 17 or later is needed; install it or point JAVA_HOME at it."),
                start(javaOf(parent.resolve("old"), "11.0.2"), 2, "presets"));
        assertEquals(1, start(parent.resolve("none"), 2, "presets").size());
    }

    private static List<String> asked(List<String> lines) {
        return lines.stream()
                .filter(line -> line.matches("--(enable-native|sun-misc).*"))
                .toList();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void itsOwnJavaGoesFirstAndBringsTheLibraries() throws Exception {
        javaOf(program.resolve("lib/runtime"), "25.0.1");
        List<String> lines = start(parent.resolve("none"), 0, "presets");
        assertTrue(
                lines.contains("-Dafterimage.natives=" + program.toRealPath().resolve("lib/app/natives")),
                lines::toString);
        assertTrue(lines.stream().noneMatch("--module-path"::equals), "JavaFX is part of it");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theStartUpArchiveLiesInTheProgramsDataIfItHasAny() throws Exception {
        start(java, 0);
        assertTrue(Files.isDirectory(parent.resolve("cache/afterimage")));
        Files.createDirectory(program.resolve("data"));
        List<String> lines = start(java, 0);
        String archive = "-XX:ArchiveClassesAtExit=" + program.toRealPath().resolve("data/cache");
        assertTrue(lines.stream().anyMatch(line -> line.startsWith(archive)), lines::toString);
    }

    @Test
    void onWindowsPathsAreQuotedLabelsExistAndJavaIsStartedAsElsewhere() throws Exception {
        List<String> lines = Files.readAllLines(SCRIPTS.resolve("afterimage.bat"));
        String all = String.join("\n", lines);
        Matcher jump = Pattern.compile("goto (\\w+)").matcher(all);
        while (jump.find()) {
            assertTrue(lines.contains(":" + jump.group(1)), jump.group());
        }
        for (String line : lines) {
            String outside = line.replaceAll("\"[^\"]*\"", "");
            assertTrue(line.startsWith("for ") || !outside.matches(".*%(HERE|JAVA|JAVA_HOME)%.*"), line);
            assertEquals(0, line.chars().filter(c -> c == '"').count() % 2, line);
        }
        assertEquals(options(Files.readString(SCRIPTS.resolve("afterimage"))), options(all));
    }

    /** Options of Java by name; what starts up faster, counts, or is found in other places is Linux's and macOS's own. */
    private static Set<String> options(String script) {
        return Pattern.compile("-X[\\w:+-]+(=\\w+)?|--[a-z-]{9,}|-Dafterimage\\.program")
                .matcher(script)
                .results()
                .map(found -> found.group())
                .filter(option -> !option.matches("-XX:(Shared|Archive|.Use).*|-Xlog.*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

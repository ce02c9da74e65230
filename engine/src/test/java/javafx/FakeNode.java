package javafx;

/** Stands for JavaFX, which the engine's tests do not have either. */
public class FakeNode {}

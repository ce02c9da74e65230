package archfixture.app;

/** What nobody but the root itself may know. */
public final class Root {}

/** The command line: one class a subcommand. Nothing here touches JavaFX. */
package afterimage.app.cli;

/** The window: menu, transport, layout, status bar. */
package afterimage.app.shell;

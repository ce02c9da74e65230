/** The window around the features: layout, menus, tabs, dialogs, windows beside it, what it remembers. */
package afterimage.app.window;

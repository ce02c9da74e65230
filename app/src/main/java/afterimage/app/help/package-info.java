/** Help: its pages, the tour, and the command list. */
package afterimage.app.help;

/** What the program finds and keeps on this machine: its folders, its log, the display, the digit files. */
package afterimage.app.home;

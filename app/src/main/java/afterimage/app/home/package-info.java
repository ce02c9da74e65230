/** What the program keeps for its user, and what it brings along: folders, preferences, digit files, trained runs. */
package afterimage.app.home;

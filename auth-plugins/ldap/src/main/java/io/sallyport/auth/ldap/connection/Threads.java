package io.sallyport.auth.ldap.connection;

/** Makes threads that no program waits for, and that know this plugin's classes. */
public final class Threads {
    private Threads() {}

    /** Makes one. */
    public static Thread daemon(Runnable task, String name) {
        Thread made = new Thread(task, name);
        made.setDaemon(true);
        made.setContextClassLoader(Threads.class.getClassLoader());
        return made;
    }
}

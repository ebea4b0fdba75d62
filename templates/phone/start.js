root.classList.add("js"); root.classList.toggle("no-buzz", !navigator.vibrate);
route(true);

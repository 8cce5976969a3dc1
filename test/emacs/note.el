;;; note.el --- Emacs as a real client of the language server  -*- lexical-binding: t -*-

;; Emacs with Eglot, set up as client/README.md says and driven by the keys that it names.
;; emacs -Q --batch -l test/emacs/note.el -f peernote-test    (status 0 where all of it happens)

(require 'cl-lib)
(require 'package)
(add-to-list 'package-directory-list "/usr/share/emacs/site-lisp/elpa") ; where Debian has Eglot for Emacs 28
(package-initialize)

(defconst peernote-test-wait 60 "Seconds, far more than it takes; a step that fails ends the test at once.")
(defconst peernote-test-folder (file-truename (make-temp-file "notes of peernote " t)))

;; An agency's own word, so that the test holds whatever the built-in lexicon says. The note lies below the settings.
(defconst peernote-test-files
  '((".peernote.json" . "{ \"lexicon\": [\"words.json\"], \"rules\": { \"field/plan\": \"off\" } }")
    ("words.json" . "{ \"category\": \"motive\", \"entries\": [{
  \"terms\": [\"wolk:verb\"], \"instead\": [\"fall:verb silent\"],
  \"why\": \"Silence has many reasons.\", \"examples\": [\"He is [[wolking]].\"] }] }")
    ("march/monday.note" . "We met at the library.\n🙂 He is wolking again.\nHe has a hx of falls.\n")))

(defconst peernote-test-fixed "We met at the library.
🙂 He is falling silent again.
He has a history of falls.
She was wolking on the bus.\n")

(defun peernote-test ()
  (unwind-protect
      (progn
        (configure)
        (cl-loop for (what . step) in peernote-test-steps
                 do (funcall step)
                 (message "Emacs: %s" what)))
    (delete-directory peernote-test-folder t)))

;; In the order in which they run, each on what the one before it left.
(defconst peernote-test-steps
  `(("opened" . open-note)
    ("found what the settings of the folder ask for" .
     ,(lambda ()
        (appears "drift/motive")
        (expect "wolking" (words-of (finding "drift/motive")))
        (cl-assert (finding "field/date"))
        (expect nil (finding "field/plan"))))
    ("explained in plain text" .
     ,(lambda ()
        (goto-char (flymake-diagnostic-beg (finding "drift/motive")))
        (let ((said (explained-with "Silence has many reasons.")))
          (expect nil (string-match-p "\\*\\*" said)))))
    ("replaced by C-c C-a" .
     ,(lambda ()
        (choose "Replace with \"falling silent\"")
        (goes "drift/motive")))
    ("fixed all that is certain" .
     ,(lambda ()
        (appears "drift/shorthand")
        (eglot-code-actions (point-min) (point-max) "source.fixAll.peernote" t)
        (goes "drift/shorthand")))
    ("kept with a reason, as typed" .
     ,(lambda ()
        (goto-char (point-max))
        (insert "She was wolking on the bus.\n")
        (appears "drift/motive")
        (goto-char (flymake-diagnostic-beg (finding "drift/motive")))
        (choose "Keep: the person's own words")
        (goes "drift/motive")
        (cl-assert (file-exists-p (expand-file-name ".peernote/accepted.json" peernote-test-folder)))))
    ("saved" .
     ,(lambda ()
        (save-buffer)
        (let ((file buffer-file-name))
          (expect peernote-test-fixed (with-temp-buffer (insert-file-contents file) (buffer-string))))))
    ("ended" .
     ,(lambda ()
        (let ((server (eglot-current-server)))
          (expect (file-name-as-directory peernote-test-folder) (project-root (eglot--project server)))
          (eglot-shutdown server nil peernote-test-wait)
          (until "the server's end" (lambda () (not (jsonrpc-running-p server)))))))))

(defun configure ()
  "Puts peernote on the path, as npm link does, and evaluates the Lisp in client/README.md."
  (let ((program (expand-file-name "bin/peernote" peernote-test-folder)))
    (write program (format "#!/bin/sh\nexec node \"%s\" \"$@\"\n" (expand-file-name "dist/cli.cjs")))
    (set-file-modes program #o755)
    (push (file-name-directory program) exec-path))
  (with-temp-buffer
    (insert-file-contents "client/README.md")
    (search-forward "```elisp\n")
    (narrow-to-region (point) (progn (search-forward "```\n") (match-beginning 0)))
    (eval-buffer)))

(defun write (name text)
  (let ((path (expand-file-name name peernote-test-folder)))
    (make-directory (file-name-directory path) t)
    (with-temp-file path (insert text))))

(defun open-note ()
  (cl-loop for (name . text) in peernote-test-files do (write name text))
  (switch-to-buffer (find-file-noselect (expand-file-name "march/monday.note" peernote-test-folder)))
  (until "Eglot" #'eglot-current-server))

(defun until (what holds)
  "Waits for WHAT, which HOLDS tells.
In batch mode no command ends and Emacs is never idle: what waits for either is run by hand."
  (let ((deadline (+ (float-time) peernote-test-wait)))
    (while (not (funcall holds))
      (when (> (float-time) deadline)
        (error "Waited in vain: %s\n%S" what (mapcar #'flymake-diagnostic-text (flymake-diagnostics))))
      (run-hooks 'post-command-hook)
      (mapc #'timer-event-handler timer-idle-list)
      (accept-process-output nil 0.02))))

(defun finding (rule)
  "The first finding of a RULE."
  (cl-find-if (lambda (one) (string-match-p (format "peernote.*%s" rule) (flymake-diagnostic-text one)))
              (flymake-diagnostics)))

(defun appears (rule) (until rule (lambda () (finding rule))))

(defun goes (rule) (until (concat "no more " rule) (lambda () (not (finding rule)))))

(defun words-of (found)
  (buffer-substring-no-properties (flymake-diagnostic-beg found) (flymake-diagnostic-end found)))

(defun explained-with (words)
  "All that Emacs has to say of the place at point, once it has said these WORDS."
  (let ((said ""))
    (run-hook-with-args 'eldoc-documentation-functions
                        (lambda (text &rest _) (setq said (concat said text))))
    (until words (lambda () (string-search words said)))
    said))

(defun choose (title)
  "Presses the key for code actions and takes the one with this TITLE, as a person does in the menu."
  (cl-letf (((symbol-function 'completing-read)
             (lambda (_ items &rest _)
               (cl-assert (assoc title items) nil "%s is not among %S" title (mapcar #'car items))
               title))
            (last-nonmenu-event t))
    (call-interactively (key-binding (kbd "C-c C-a")))))

(defun expect (expected actual)
  (unless (equal expected actual) (error "Expected %S, not %S" expected actual)))

;;; note.el ends here

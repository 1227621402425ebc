;; What Emacs sees of $DOCUMENT with the lines of $INIT: run by `run' in batch mode.  -*- lexical-binding: t -*-
(setq native-comp-jit-compilation nil
      inhibit-message t
      eglot-sync-connect 30)
(require 'eglot)
(load (getenv "INIT") nil t t)

(defvar passed 0)
(defvar failed 0)
(defvar slow (string-to-number (or (getenv "GLOSSATOR_SLOW") "1")))

(defun wait-for (look)
  "What LOOK returns, as soon as that is something; nil after the deadline."
  (let ((deadline (+ (float-time) (* 20 slow))) found)
    (while (and (not (setq found (funcall look))) (< (float-time) deadline))
      (accept-process-output nil 0.05))
    found))

(defmacro check (name &rest body)
  `(condition-case problem
       (if (progn ,@body)
           (progn (setq passed (1+ passed)) (princ (format "ok   Emacs: %s\n" ,name)))
         (setq failed (1+ failed)) (princ (format "FAIL Emacs: %s\n" ,name)))
     (error (setq failed (1+ failed)) (princ (format "FAIL Emacs: %s: %S\n" ,name problem)))))

(find-file (getenv "DOCUMENT"))
(run-hooks 'post-command-hook) ; where `eglot-ensure' starts the server

(check "the mode is chosen by the name" (eq major-mode 'annotated-text-mode))
(check "the server is connected" (wait-for #'eglot-current-server))
(check "names have a colour"
       (font-lock-ensure)
       (goto-char (point-min))
       (search-forward "[LOC Quill")
       (get-text-property (1- (point)) 'face))
(check "the broken tag is found"
       (wait-for (lambda ()
                   (flymake-start)
                   (seq-find (lambda (finding)
                               (and (string-search "unclosed-entity" (flymake-diagnostic-text finding))
                                    (= 3 (line-number-at-pos (flymake-diagnostic-beg finding)))))
                             (flymake-diagnostics)))))
(check "hover tells about the name"
       (goto-char (point-min))
       (search-forward "Harbour T")
       (let (told)
         (eglot-hover-eldoc-function (lambda (text &rest _) (setq told text)))
         (wait-for (lambda () (and told (string-search "rganisation" (format "%s" told)))))))
(check "the outline has the heading, and the paragraphs below it"
       (let ((outline (wait-for #'eglot-imenu)))
         (let ((printed (format "%S" outline)))
           (and (string-search "An Old Port" printed) (string-search "Its harbour was built" printed)))))
(check "a repaired tag is found no more"
       (goto-char (point-min))
       (search-forward "Maud Okell ")
       (insert " ] .")
       (eglot--signal-textDocument/didChange) ; which Emacs does when it is idle, and in batch mode it never is
       (wait-for (lambda ()
                   (flymake-start)
                   (not (seq-find (lambda (finding) (string-search "unclosed-entity" (flymake-diagnostic-text finding)))
                                  (flymake-diagnostics))))))
(set-buffer-modified-p nil)
(princ (format "%d passed, %d failed\n" passed failed))
(ignore-errors (eglot-shutdown (eglot-current-server)))
(kill-emacs (if (> failed 0) 1 0))
